package io.workbench.train.sweep.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MirrorFolderTest {
  private static final Path DRIVERS_ROOT = Path.of("/");
  private static final Path ON_THE_DRIVER = Path.of("/home/ada/trials/7");

  @Test
  void whatARunLeftThereIsDeleted() throws IOException {
    MirrorFolder mirror = MirrorFolder.create();
    Path place = mirror.of(ON_THE_DRIVER);
    Files.writeString(place.resolve("result.json"), "{}");
    assertThat(place).endsWith(Path.of("home/ada/trials/7"));
    Path root = mirror.of(DRIVERS_ROOT);
    assertThat(place).startsWith(root);

    mirror.close();

    assertThat(root).doesNotExist();
  }

  @Test
  void aFolderThatCannotBeDeletedLosesNoAnswer() throws IOException {
    MirrorFolder mirror = MirrorFolder.create();
    // Somebody else was quicker, and so the folder cannot be listed.
    Files.delete(mirror.of(DRIVERS_ROOT));

    assertThatCode(mirror::close).doesNotThrowAnyException();
  }
}
