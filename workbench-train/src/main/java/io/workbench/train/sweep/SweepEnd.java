package io.workbench.train.sweep;

/**
 * Why a process stopped working on a sweep.
 *
 * @param reason in words
 * @param options what the command line needs, beside {@code --resume}, for the sweep to go on
 * @param givenUp whether too many trials failed
 */
public record SweepEnd(String reason, String options, boolean givenUp) {
  static final SweepEnd DONE = new SweepEnd("all trials are done", "", false);
  static final SweepEnd INTERRUPTED = new SweepEnd("interrupted", "", false);
}
