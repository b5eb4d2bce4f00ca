package io.workbench.train.plot;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Axes for time in UTC, with ticks where a calendar or a clock has round numbers. */
final class TimeAxis {
  private static final long HOUR_MILLIS = 3_600_000;

  private static final List<Step> STEPS =
      List.of(
          new Step(1, ChronoUnit.SECONDS),
          new Step(5, ChronoUnit.SECONDS),
          new Step(15, ChronoUnit.SECONDS),
          new Step(30, ChronoUnit.SECONDS),
          new Step(1, ChronoUnit.MINUTES),
          new Step(5, ChronoUnit.MINUTES),
          new Step(15, ChronoUnit.MINUTES),
          new Step(30, ChronoUnit.MINUTES),
          new Step(1, ChronoUnit.HOURS),
          new Step(2, ChronoUnit.HOURS),
          new Step(3, ChronoUnit.HOURS),
          new Step(6, ChronoUnit.HOURS),
          new Step(12, ChronoUnit.HOURS),
          new Step(1, ChronoUnit.DAYS),
          new Step(2, ChronoUnit.DAYS),
          new Step(1, ChronoUnit.WEEKS),
          new Step(2, ChronoUnit.WEEKS),
          new Step(1, ChronoUnit.MONTHS),
          new Step(2, ChronoUnit.MONTHS),
          new Step(3, ChronoUnit.MONTHS),
          new Step(6, ChronoUnit.MONTHS),
          new Step(1, ChronoUnit.YEARS),
          new Step(2, ChronoUnit.YEARS),
          new Step(5, ChronoUnit.YEARS),
          new Step(10, ChronoUnit.YEARS));

  private TimeAxis() {}

  private record Step(int amount, ChronoUnit unit) {
    double millis() {
      return (double) amount * unit.getDuration().toMillis();
    }
  }

  /**
   * An axis from the first time to the last, in epoch milliseconds, with at most about that many
   * ticks.
   */
  static Axis over(long firstMillis, long lastMillis, int maxTicks) {
    double room = lastMillis == firstMillis ? HOUR_MILLIS : (lastMillis - firstMillis) * 0.01;
    double min = firstMillis - room;
    double max = lastMillis + room;
    Step step = step(max - min, maxTicks);
    List<Tick> ticks = new ArrayList<>();
    String before = "";
    for (ZonedDateTime time = start((long) min, step);
        millis(time) <= max;
        time = next(time, step)) {
      if (millis(time) >= min) {
        String context = context(time, step.unit());
        ticks.add(
            new Tick(
                millis(time), label(time, step.unit()), context.equals(before) ? "" : context));
        before = context;
      }
    }
    return new Axis(min, max, false, ticks);
  }

  private static Step step(double spanMillis, int maxTicks) {
    for (Step step : STEPS) {
      if (spanMillis / step.millis() <= maxTicks) {
        return step;
      }
    }
    return STEPS.get(STEPS.size() - 1);
  }

  private static ZonedDateTime start(long millis, Step step) {
    ZonedDateTime day =
        Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS);
    return switch (step.unit()) {
      case DAYS -> day.minusDays(Math.floorMod(day.toLocalDate().toEpochDay(), step.amount()));
      case WEEKS -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTHS -> day.withDayOfMonth(1).withMonth(1);
      case YEARS -> day.withDayOfYear(1).withYear(day.getYear() - day.getYear() % step.amount());
      default -> start(day, millis, step);
    };
  }

  /** Steps of a clock count from midnight, and there can be many before the first. */
  private static ZonedDateTime start(ZonedDateTime day, long millis, Step step) {
    long steps = (long) ((millis - millis(day)) / step.millis());
    return day.plus(steps * step.amount(), step.unit());
  }

  private static ZonedDateTime next(ZonedDateTime time, Step step) {
    return time.plus(step.amount(), step.unit());
  }

  private static double millis(ZonedDateTime time) {
    return time.toInstant().toEpochMilli();
  }

  private static String label(ZonedDateTime time, ChronoUnit unit) {
    return switch (unit) {
      case SECONDS -> format(time, "HH:mm:ss");
      case MINUTES, HOURS -> format(time, "HH:mm");
      case DAYS, WEEKS -> format(time, "d MMM");
      case MONTHS -> format(time, "MMM");
      default -> format(time, "yyyy");
    };
  }

  private static String context(ZonedDateTime time, ChronoUnit unit) {
    return switch (unit) {
      case SECONDS, MINUTES, HOURS -> format(time, "d MMM yyyy");
      case DAYS, WEEKS, MONTHS -> format(time, "yyyy");
      default -> "";
    };
  }

  private static String format(ZonedDateTime time, String pattern) {
    return time.format(DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH));
  }
}
