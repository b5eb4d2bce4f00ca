package io.workbench.data.source.sfcompute.stub;

/** A request that the market refuses, with the field that is wrong. */
final class StubRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String field;

  StubRefusal(String field, String message) {
    super(message);
    this.field = field;
  }

  StubAnswer answer() {
    return StubAnswer.refusal(field, String.valueOf(getMessage()));
  }
}
