package io.workbench.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IoReasonTest {
  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of(new NoSuchFileException("/x"), "there is no such file"),
        Arguments.of(new AccessDeniedException("/x"), "permission denied"),
        Arguments.of(new FileAlreadyExistsException("/x"), "/x is a file, not a folder"),
        Arguments.of(new NotDirectoryException("/x"), "/x is a file, not a folder"),
        Arguments.of(new MalformedInputException(1), "it is no UTF-8 text"),
        Arguments.of(
            new FileSystemException("/x", null, "Read-only file system"), "Read-only file system"),
        Arguments.of(new IOException("No space left on device"), "No space left on device"),
        Arguments.of(new IOException(), "IOException"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void isAClauseWithoutAClassName(IOException fault, String clause) {
    assertThat(IoReason.of(fault)).isEqualTo(clause);
  }
}
