package io.workbench.train.loop;

/** Foretells the time left from the time that this process has needed so far. */
final class Pace {
  private final int windowsPerEpoch;
  private long startNanos;
  private long nanosOfEpochs;
  private int epochs;

  Pace(int windowsPerEpoch) {
    this.windowsPerEpoch = windowsPerEpoch;
  }

  void startEpoch() {
    startNanos = System.nanoTime();
  }

  void endEpoch() {
    nanosOfEpochs += System.nanoTime() - startNanos;
    epochs++;
  }

  /**
   * Seconds for the epochs left.
   *
   * @param epochsLeft the present one included
   * @param windowsDone of the present one
   */
  double secondsLeft(int epochsLeft, int windowsDone) {
    double done = (double) windowsDone / windowsPerEpoch;
    long present = windowsDone == 0 ? 0 : System.nanoTime() - startNanos;
    double secondsAnEpoch = (nanosOfEpochs + present) / 1e9 / (epochs + done);
    return secondsAnEpoch * (epochsLeft - done);
  }
}
