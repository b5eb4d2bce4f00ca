package io.workbench.data.source.sfcompute;

import java.io.IOException;

/** A body that is longer than is read. */
final class TooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  TooLargeException(int maxBytes) {
    super("more than " + maxBytes + " bytes");
  }
}
