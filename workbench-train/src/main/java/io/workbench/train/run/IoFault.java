package io.workbench.train.run;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;

/** Puts what the operating system says of a file into words; the caller names the file. */
final class IoFault {
  private IoFault() {}

  static String reason(IOException fault) {
    if (fault instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (fault instanceof FileAlreadyExistsException exists) {
      return exists.getFile() + " is a file, not a folder";
    }
    if (fault instanceof CharacterCodingException) {
      return "it is no UTF-8 text";
    }
    String reason =
        fault instanceof FileSystemException system ? system.getReason() : fault.getMessage();
    return reason == null ? fault.getClass().getSimpleName() : reason;
  }
}
