package io.workbench.data;

/**
 * Output that could not be written. The message is one sentence for a person and names the file and
 * the reason; the command line prints it and exits with code 1.
 */
public final class OutputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public OutputException(String message) {
    super(message);
  }

  public OutputException(String message, Throwable cause) {
    super(message, cause);
  }
}
