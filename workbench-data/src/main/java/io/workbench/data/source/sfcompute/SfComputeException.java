package io.workbench.data.source.sfcompute;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A call to the market that failed. The message is one sentence for a person and says what to do;
 * it never holds the token.
 */
public final class SfComputeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final FaultKind kind;
  private final boolean retryable;
  private final @Nullable Duration retryAfter;

  /**
   * A failure without more to tell.
   *
   * @param retryable whether the same request may well succeed a little later
   */
  public SfComputeException(FaultKind kind, String message, boolean retryable) {
    this(kind, message, retryable, null, null);
  }

  SfComputeException(
      FaultKind kind,
      String message,
      boolean retryable,
      @Nullable Duration retryAfter,
      @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.retryable = retryable;
    this.retryAfter = retryAfter;
  }

  public FaultKind kind() {
    return kind;
  }

  /** Whether the same request may well succeed a little later. */
  public boolean retryable() {
    return retryable;
  }

  /** How long the service asked to be left alone; {@code null} if it did not say. */
  @Nullable Duration retryAfter() {
    return retryAfter;
  }

  /** The same, which also says this, in brackets. */
  SfComputeException and(String more) {
    String message = String.valueOf(getMessage());
    int end = message.endsWith(".") ? message.length() - 1 : message.length();
    String told = message.substring(0, end) + " (" + more + ").";
    return new SfComputeException(kind, told, retryable, retryAfter, this);
  }
}
