package io.workbench.ui.serve;

/** What was asked makes no sense, whatever there is; its sentence is answered with 400. */
public final class BadRequestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a sentence for a person. */
  public BadRequestException(String sentence) {
    super(sentence);
  }

  /** With the sentence of what could not be understood. */
  public BadRequestException(RuntimeException cause) {
    super(cause.getMessage(), cause);
  }
}
