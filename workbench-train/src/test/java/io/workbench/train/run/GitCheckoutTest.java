package io.workbench.train.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitCheckoutTest {
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  @TempDir Path folder;

  @Test
  void aCheckoutIsDirtyOnceATrackedFileDiffers() throws IOException, InterruptedException {
    Path tracked = Files.writeString(folder.resolve("tracked.txt"), "one");
    git("init", "-q");
    git("add", "tracked.txt");
    git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", "One");
    String head = git("rev-parse", "HEAD").strip();
    GitCheckout checkout = new GitCheckout("git", folder, A_MINUTE);

    assertThat(head).matches("[0-9a-f]{40,}");
    assertThat(checkout.code()).isEqualTo(new ProvenanceRecord.Code(head, false));
    Files.writeString(folder.resolve("untracked.txt"), "two");
    assertThat(checkout.code()).isEqualTo(new ProvenanceRecord.Code(head, false));
    Files.writeString(tracked, "two");
    assertThat(checkout.code()).isEqualTo(new ProvenanceRecord.Code(head, true));
  }

  @Test
  void aFolderThatIsNoCheckoutOrAMachineWithoutGitGivesNothing() {
    assertThat(new GitCheckout("git", folder.resolve("absent"), A_MINUTE).code()).isNull();
    assertThat(new GitCheckout("no-such-program", folder, A_MINUTE).code()).isNull();
  }

  @Test
  void aGitThatHangsHoldsNothingUp() throws IOException {
    Instant before = Instant.now();
    GitCheckout checkout =
        new GitCheckout(program("sleep 300").toString(), folder, Duration.ofMillis(200));
    assertThat(checkout.code()).isNull();
    assertThat(Duration.between(before, Instant.now())).isLessThan(A_MINUTE);
  }

  @Test
  void anAnswerLargerThanAPipeIsRead() throws IOException {
    Path program =
        program("if [ \"$3\" = status ]; then yes ' M file' | head -c 1000000; fi; echo c0ffee");
    assertThat(new GitCheckout(program.toString(), folder, A_MINUTE).code())
        .isEqualTo(new ProvenanceRecord.Code("c0ffee", true));
  }

  @Test
  void aProcessHoldsOnToItsFirstAnswer() {
    assertThat(CodeVersion.ofProcess()).isSameAs(CodeVersion.ofProcess());
  }

  private Path program(String script) throws IOException {
    Path program = Files.writeString(folder.resolve("program"), "#!/bin/sh\n" + script + "\n");
    return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }

  private String git(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
