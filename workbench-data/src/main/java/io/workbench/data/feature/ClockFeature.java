package io.workbench.data.feature;

import java.util.Set;

/**
 * The hour of the day or the day of the week, in UTC, on a circle, so that 23 h is next to 0 h and
 * Sunday next to Monday: {@code sin(2π k / n)} and {@code cos(2π k / n)}, with k the whole hour, 0
 * to 23, and n = 24, or k the day, Monday 0 to Sunday 6, and n = 7.
 *
 * @param cycle what k counts
 * @param wave which of the two functions
 */
record ClockFeature(Cycle cycle, Wave wave) implements Feature {
  private static final long HOUR_MILLIS = 3_600_000L;

  /** 1970-01-01 00:00 was a Thursday: its week had begun 72 hours before. */
  private static final long MONDAY_TO_EPOCH_HOURS = 72;

  enum Cycle {
    HOUR("hour", 24, 1),
    DAY("day", 7, 24);

    private final String prefix;
    private final int positions;
    private final long hoursPerPosition;

    Cycle(String prefix, int positions, long hoursPerPosition) {
      this.prefix = prefix;
      this.positions = positions;
      this.hoursPerPosition = hoursPerPosition;
    }

    int position(long epochMillis) {
      long hours = Math.floorDiv(epochMillis, HOUR_MILLIS) + MONDAY_TO_EPOCH_HOURS;
      return (int) Math.floorMod(Math.floorDiv(hours, hoursPerPosition), (long) positions);
    }
  }

  enum Wave {
    SIN("_sin"),
    COS("_cos");

    private final String suffix;

    Wave(String suffix) {
      this.suffix = suffix;
    }

    double at(double radians) {
      return this == SIN ? Math.sin(radians) : Math.cos(radians);
    }
  }

  @Override
  public String name() {
    return cycle.prefix + wave.suffix;
  }

  @Override
  public Set<String> requires() {
    return Set.of();
  }

  @Override
  public int historyRows() {
    return 0;
  }

  @Override
  public double[] compute(FeatureInput input) {
    double[] table = new double[cycle.positions];
    for (int position = 0; position < table.length; position++) {
      table[position] = wave.at(2 * Math.PI * position / cycle.positions);
    }
    double[] out = new double[input.series().size()];
    for (int row = 0; row < out.length; row++) {
      out[row] = table[cycle.position(input.series().timeMillis(row))];
    }
    return out;
  }
}
