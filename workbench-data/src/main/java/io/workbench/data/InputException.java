package io.workbench.data;

/**
 * Input from outside that cannot be used. The message is one sentence for a person and names the
 * file, the line and the value where there are such; the command line prints it and exits with code
 * 2.
 */
public class InputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InputException(String message) {
    super(message);
  }

  public InputException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The same of a source that the one who found it did not know by name. */
  public InputException in(String source) {
    return new InputException(source + ": " + getMessage(), this);
  }
}
