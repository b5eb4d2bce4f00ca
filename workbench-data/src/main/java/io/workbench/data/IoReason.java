package io.workbench.data;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why reading or writing a file failed, as a clause for a person; the caller names the file. */
public final class IoReason {
  private IoReason() {}

  /** The clause, without the file's name and without a full stop. */
  public static String of(IOException fault) {
    if (fault instanceof NoSuchFileException) {
      return "there is no such file";
    }
    if (fault instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (fault instanceof FileAlreadyExistsException || fault instanceof NotDirectoryException) {
      return ((FileSystemException) fault).getFile() + " is a file, not a folder";
    }
    if (fault instanceof CharacterCodingException) {
      return "it is no UTF-8 text";
    }
    String reason =
        fault instanceof FileSystemException system ? system.getReason() : fault.getMessage();
    return reason == null ? fault.getClass().getSimpleName() : reason;
  }
}
