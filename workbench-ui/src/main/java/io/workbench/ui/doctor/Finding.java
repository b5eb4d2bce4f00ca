package io.workbench.ui.doctor;

import org.jspecify.annotations.Nullable;

/**
 * One thing the doctor looked at.
 *
 * @param name what was looked at
 * @param value what was found
 * @param state whether that is as it should be
 * @param advice what to do about it; absent when all is well
 */
public record Finding(String name, String value, State state, @Nullable String advice) {
  /**
   * {@code GOOD} needs nothing, {@code SLOW} works but could be better, {@code BAD} will make runs
   * fail.
   */
  public enum State {
    GOOD,
    SLOW,
    BAD
  }

  static Finding good(String name, String value) {
    return new Finding(name, value, State.GOOD, null);
  }

  static Finding slow(String name, String value, String advice) {
    return new Finding(name, value, State.SLOW, advice);
  }

  static Finding bad(String name, String value, String advice) {
    return new Finding(name, value, State.BAD, advice);
  }
}
