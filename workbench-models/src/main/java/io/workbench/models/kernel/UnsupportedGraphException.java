package io.workbench.models.kernel;

/** A graph has a part that the compiled engine does not know; the message names it. */
public final class UnsupportedGraphException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnsupportedGraphException(String message) {
    super(message);
  }
}
