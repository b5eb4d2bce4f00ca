package io.workbench.ui.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Command lines that can be pasted, and the folders they name. */
class ShellWordsTest {
  @Test
  void plainWordsStayAsTheyAre() {
    assertThat(ShellWords.line(List.of("train", "a/b-1.yaml", "--set", "x.y=1e-3")))
        .isEqualTo("train a/b-1.yaml --set x.y=1e-3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://10.0.0.5:9000/?token=secret",
        "10.0.0.5:9000/?token=secret",
        "--ui-server=10.0.0.5:9000/?token=secret",
        "10.0.0.5:9000/?x=1&token=secret",
        "http://host/#token=secret"
      })
  void aLinksTokenIsNotKept(String word) {
    assertThat(ShellWords.line(List.of("train", "--ui-server", word)))
        .contains(word.substring(0, word.indexOf("token=")))
        .doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "it's", "$HOME", "~/x", "a\"b\\c", "Zürich", "a;b"})
  void aShellReadsTheWordBack(String word) throws IOException {
    String script = "printf '<%s>' " + ShellWords.quoted(word);

    Process shell = new ProcessBuilder("sh", "-c", script).start();

    assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("<" + word + ">");
  }

  @Test
  void theLauncherIsNamedSuchThatTheWorkingFolderFindsIt() {
    Path home = Path.of("/home/one two");

    assertThat(Program.launcher(null, home)).isEqualTo("./workbench");
    assertThat(Program.launcher(home, home)).isEqualTo("./workbench");
    assertThat(Program.launcher(home, Path.of("/tmp"))).isEqualTo("'/home/one two/workbench'");
  }
}
