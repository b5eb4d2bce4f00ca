package io.workbench.data.source;

/**
 * Reads a timestamp from characters, without making an object:
 *
 * <ul>
 *   <li>a whole number is time since 1970 in seconds, milliseconds, microseconds or nanoseconds,
 *       told apart by its size (below 100,000,000,000 it is seconds, and so on by thousands);
 *   <li>eight digits are a date, as in {@code 20250131};
 *   <li>otherwise ISO 8601: a date, or a date and a time after {@code T} or a space, with a
 *       fraction of any length, and {@code Z}, an offset such as {@code +02:00}, or nothing, which
 *       means UTC.
 * </ul>
 */
final class Timestamps {
  /** What {@link #parse} returns where there is no timestamp. */
  static final long INVALID = Long.MIN_VALUE;

  private static final long SECONDS_BELOW = 100_000_000_000L;
  private static final int DATE_DIGITS = 8;
  private static final int MAX_DIGITS = 18;
  private static final long MINUTE_MILLIS = 60_000;
  private static final long DAY_MILLIS = 86_400_000;
  private static final int[] DAYS_OF_MONTH = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private Timestamps() {}

  /** Epoch milliseconds, finer parts cut off, or {@link #INVALID}. */
  static long parse(char[] text, int offset, int length) {
    int from = offset;
    int to = offset + length;
    while (from < to && text[to - 1] == ' ') {
      to--;
    }
    while (from < to && text[from] == ' ') {
      from++;
    }
    int digits = digitsFrom(text, from, to);
    if (digits < to - from) {
      return ofIso(text, from, to);
    }
    if (digits == DATE_DIGITS) {
      return ofDate(
          fixed(text, from, to, 4), fixed(text, from + 4, to, 2), fixed(text, from + 6, to, 2));
    }
    return digits == 0 || digits > MAX_DIGITS + 1 ? INVALID : ofEpoch(text, from, to);
  }

  private static long ofEpoch(char[] text, int from, int to) {
    long value = number(text, from, Math.min(to, from + MAX_DIGITS));
    if (to - from > MAX_DIGITS) {
      return value / 100_000;
    }
    if (value < SECONDS_BELOW) {
      return value * 1000;
    }
    while (value >= SECONDS_BELOW * 1000) {
      value /= 1000;
    }
    return value;
  }

  private static long ofIso(char[] text, int from, int to) {
    int day = fixed(text, from + 8, to, 2);
    if (day < 0 || text[from + 4] != '-' || text[from + 7] != '-') {
      return INVALID;
    }
    long midnight = ofDate(fixed(text, from, to, 4), fixed(text, from + 5, to, 2), day);
    int at = from + 10;
    if (at == to || midnight == INVALID) {
      return midnight;
    }
    if (text[at] != 'T' && text[at] != ' ' && text[at] != 't') {
      return INVALID;
    }
    int hour = fixed(text, at + 1, to, 2);
    int minute = fixed(text, at + 4, to, 2);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || text[at + 3] != ':') {
      return INVALID;
    }
    long millis = midnight + (hour * 60L + minute) * MINUTE_MILLIS;
    return withSeconds(text, at + 6, to, millis);
  }

  private static long withSeconds(char[] text, int from, int to, long minute) {
    if (from >= to || text[from] != ':') {
      return withOffset(text, from, to, minute);
    }
    int second = fixed(text, from + 1, to, 2);
    if (second < 0 || second > 59) {
      return INVALID;
    }
    long millis = minute + second * 1000L;
    int at = from + 3;
    if (at >= to || text[at] != '.') {
      return withOffset(text, at, to, millis);
    }
    int digits = digitsFrom(text, at + 1, to);
    if (digits == 0) {
      return INVALID;
    }
    int scale = 100;
    for (int k = 1; k <= Math.min(3, digits); k++) {
      millis += (text[at + k] - '0') * scale;
      scale /= 10;
    }
    return withOffset(text, at + 1 + digits, to, millis);
  }

  /** Takes off an offset from UTC: nothing, Z, +hh, +hhmm or +hh:mm. */
  private static long withOffset(char[] text, int from, int to, long local) {
    if (from == to) {
      return local;
    }
    char sign = text[from];
    if (sign == 'Z' || sign == 'z') {
      return from + 1 == to ? local : INVALID;
    }
    if (sign != '+' && sign != '-') {
      return INVALID;
    }
    int hours = fixed(text, from + 1, to, 2);
    int minutes = 0;
    int end = from + 3;
    if (end < to) {
      int at = text[end] == ':' ? end + 1 : end;
      minutes = fixed(text, at, to, 2);
      end = at + 2;
    }
    if (end != to || hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
      return INVALID;
    }
    long offset = (hours * 60L + minutes) * MINUTE_MILLIS;
    return sign == '+' ? local - offset : local + offset;
  }

  /** Midnight of a date, or {@link #INVALID} if there is none such. */
  private static long ofDate(int year, int month, int day) {
    boolean real = year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);
    return real ? epochDay(year, month, day) * DAY_MILLIS : INVALID;
  }

  private static int daysOf(int year, int month) {
    boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && leap ? 29 : DAYS_OF_MONTH[month - 1];
  }

  /** Days since 1970-01-01 of a date in the Gregorian calendar, years counted from March. */
  private static long epochDay(int year, int month, int day) {
    int marchYear = month > 2 ? year : year - 1;
    int marchMonth = month > 2 ? month - 3 : month + 9;
    long leapDays = marchYear / 4 - marchYear / 100 + marchYear / 400;
    return 365L * marchYear + leapDays + (153 * marchMonth + 2) / 5 + day - 1 - 719_468;
  }

  private static int digitsFrom(char[] text, int from, int to) {
    int at = from;
    while (at < to && isDigit(text[at])) {
      at++;
    }
    return at - from;
  }

  /** A number of exactly so many digits, or -1. */
  private static int fixed(char[] text, int from, int to, int digits) {
    if (from + digits > to) {
      return -1;
    }
    int value = 0;
    for (int at = from; at < from + digits; at++) {
      if (!isDigit(text[at])) {
        return -1;
      }
      value = value * 10 + text[at] - '0';
    }
    return value;
  }

  private static long number(char[] text, int from, int to) {
    long value = 0;
    for (int at = from; at < to; at++) {
      value = value * 10 + text[at] - '0';
    }
    return value;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
