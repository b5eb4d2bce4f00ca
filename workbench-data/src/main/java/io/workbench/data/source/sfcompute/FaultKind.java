package io.workbench.data.source.sfcompute;

import java.util.Locale;

/** Why a call to the market failed; a gap in the stored data gives it as its reason. */
public enum FaultKind {
  /** 401: the token is missing, mistyped or withdrawn. */
  TOKEN_REFUSED,
  /** 403: the token is known, but may not do this. */
  NOT_PERMITTED,
  /** 404. */
  NOT_FOUND,
  /** 400, 409, 422 and every other status of the 400s: the request itself is wrong. */
  REQUEST_REFUSED,
  /** 429. */
  TOO_MANY_REQUESTS,
  /** A status of the 500s. */
  SERVICE_FAULT,
  /** No connection came about. */
  UNREACHABLE,
  /** No whole answer came within the time limit. */
  TIMED_OUT,
  /** The connection broke before the whole answer had come. */
  CUT_OFF,
  /** The answer is longer than is read. */
  TOO_LARGE,
  /** The answer came whole, but is not what the market's documents say. */
  UNUSABLE_ANSWER,
  /** A list of pages that goes round in a circle, or on for too long. */
  ENDLESS_PAGES,
  /** The clock of this machine is not the market's, so that nobody knows of when the answer is. */
  CLOCK_DIFFERS,
  /** The moment that it was to be asked for at is over, or to come by a clock set back. */
  TOO_LATE,
  /**
   * Not even tried, because the service asked to be left alone for longer than the call may take.
   */
  ASKED_TO_WAIT,
  /** Not even tried, because the calls before it failed in a row. */
  CIRCUIT_OPEN,
  /** Given up, because the thread was interrupted. */
  INTERRUPTED;

  /** The kind as it is stored and counted: {@code timed_out}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
