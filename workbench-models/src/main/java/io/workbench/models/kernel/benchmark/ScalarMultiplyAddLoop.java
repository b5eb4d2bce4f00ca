package io.workbench.models.kernel.benchmark;

/** Multiply-adds of single numbers, four at a time. */
final class ScalarMultiplyAddLoop implements MultiplyAddLoop {

  @Override
  public int multiplyAddsInRound() {
    return 4;
  }

  @Override
  public float run(int rounds) {
    float a = 1;
    float b = 1;
    float c = 1;
    float d = 1;
    for (int round = 0; round < rounds; round++) {
      a = a * 0.999f + 0.001f;
      b = b * 0.999f + 0.001f;
      c = c * 0.999f + 0.001f;
      d = d * 0.999f + 0.001f;
    }
    return a + b + c + d;
  }
}
