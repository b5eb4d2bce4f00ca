package io.workbench.train.evaluate;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How large a model's errors are at which hour of the day and on which day of the week, in UTC,
 * beside those of persistence.
 *
 * @param all windows together
 * @param hours 24 groups, key 0 to 23
 * @param days 7 groups, key 1 for Monday to 7 for Sunday
 */
public record ErrorProfile(Group all, List<Group> hours, List<Group> days) {
  private static final long HOUR_MILLIS = 3_600_000;
  private static final int HOURS = 24;

  /**
   * Errors of the windows of one group, in price units; absent where the group has no window.
   *
   * @param model the model's root mean squared and mean absolute error
   * @param persistence the same of the last price as a forecast
   */
  public record Group(int key, int windows, @Nullable Size model, @Nullable Size persistence) {}

  /** Root of the mean squared error and mean absolute error. */
  public record Size(double rmse, double mae) {}

  /**
   * Groups errors by time. All arrays are {@code [windows]}.
   *
   * @param timesMillis times that the forecasts were for, epoch milliseconds
   * @param model errors of the model's forecasts
   * @param persistence errors of the last price as a forecast
   */
  public static ErrorProfile of(long[] timesMillis, double[] model, double[] persistence) {
    Checks.sameLength("model", model, timesMillis.length);
    Checks.sameLength("persistence", persistence, timesMillis.length);
    Sums all = new Sums();
    List<Sums> hours = sums(HOURS);
    List<Sums> days = sums(DayOfWeek.values().length);
    for (int window = 0; window < timesMillis.length; window++) {
      long hour = Math.floorDiv(timesMillis[window], HOUR_MILLIS);
      // 1970-01-01 was a Thursday, three days after a Monday.
      int day = (int) Math.floorMod(Math.floorDiv(hour, (long) HOURS) + 3, 7L);
      all.add(model[window], persistence[window]);
      hours.get((int) Math.floorMod(hour, (long) HOURS)).add(model[window], persistence[window]);
      days.get(day).add(model[window], persistence[window]);
    }
    return new ErrorProfile(all.group(0), groups(hours, 0), groups(days, 1));
  }

  private static List<Sums> sums(int size) {
    List<Sums> sums = new ArrayList<>();
    for (int index = 0; index < size; index++) {
      sums.add(new Sums());
    }
    return sums;
  }

  private static List<Group> groups(List<Sums> sums, int firstKey) {
    List<Group> groups = new ArrayList<>();
    for (int index = 0; index < sums.size(); index++) {
      groups.add(sums.get(index).group(firstKey + index));
    }
    return groups;
  }

  /** What the windows of one group add up to. */
  private static final class Sums {
    private int windows;
    private double modelSquares;
    private double modelSizes;
    private double persistenceSquares;
    private double persistenceSizes;

    void add(double model, double persistence) {
      windows++;
      modelSquares += model * model;
      modelSizes += Math.abs(model);
      persistenceSquares += persistence * persistence;
      persistenceSizes += Math.abs(persistence);
    }

    Group group(int key) {
      return new Group(
          key, windows, size(modelSquares, modelSizes), size(persistenceSquares, persistenceSizes));
    }

    private @Nullable Size size(double squares, double sizes) {
      return windows == 0 ? null : new Size(Math.sqrt(squares / windows), sizes / windows);
    }
  }
}
