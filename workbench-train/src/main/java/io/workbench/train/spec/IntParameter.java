package io.workbench.train.spec;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whole numbers of a range.
 *
 * @param low the first, included
 * @param high the last, included
 * @param step from one to the next, which must lead to {@code high}; absent for 1
 * @param log evenly spread in logarithms; then the range starts at 1 or above and has no step
 */
public record IntParameter(
    String key, long low, long high, @Nullable Long step, boolean log, @Nullable When when)
    implements ParameterSpec {
  private static final long WIDEST = 1L << 53;

  /** Refuses ranges that are empty or that a logarithm or the step does not fit. */
  public IntParameter {
    RangeChecks.rises(key, low, high, low < high);
    Checks.require(
        high < WIDEST && low > -WIDEST,
        "\"" + key + "\" must lie within 2^53 of 0",
        "[" + low + ", " + high + "]");
    if (log) {
      RangeChecks.logarithmic(key, low, low >= 1, "at 1 or above", step);
    }
    if (step != null) {
      RangeChecks.step(key, step, step >= 1 && (high - low) % Math.max(1, step) == 0);
    }
  }

  @Override
  public Object valueAt(double unit) {
    double within = Math.min(1, Math.max(0, unit));
    if (log) {
      double value = Math.exp(logLow() + within * (logHigh() - logLow()));
      return Math.min(high, Math.max(low, Math.round(value)));
    }
    long index = Math.min(levels() - 1, (long) (within * levels()));
    return low + index * stride();
  }

  @Override
  public double unitOf(Object value) {
    Checks.require(takes(value), "\"" + key + "\" must be a value of " + range(), value);
    double number = ((Number) value).doubleValue();
    return log
        ? (Math.log(number) - logLow()) / (logHigh() - logLow())
        : ((number - low) / stride() + 0.5) / levels();
  }

  @Override
  public boolean takes(Object value) {
    return value instanceof Number number
        && number.doubleValue() == Math.rint(number.doubleValue())
        && number.doubleValue() >= low
        && number.doubleValue() <= high
        && (number.longValue() - low) % stride() == 0;
  }

  @Override
  public List<Object> gridValues(int points) {
    long levels = log && step == null ? high - low + 1 : levels();
    if (levels <= MOST_GRID_VALUES && (!log || step != null)) {
      return every(levels);
    }
    List<Object> values = new ArrayList<>();
    for (long index = 0; index < Math.min(levels, points); index++) {
      Object value =
          levels <= points ? (Object) (low + index * stride()) : spaced(index / (points - 1.0));
      if (!values.contains(value)) {
        values.add(value);
      }
    }
    return values;
  }

  private List<Object> every(long levels) {
    List<Object> values = new ArrayList<>();
    for (long index = 0; index < levels; index++) {
      values.add(low + index * stride());
    }
    return values;
  }

  /** Evenly between the ends themselves, not between the edges of their cells. */
  private Object spaced(double share) {
    double value =
        log
            ? low * Math.pow((double) high / low, share)
            : low + stride() * Math.rint(share * (levels() - 1));
    return Math.round(value);
  }

  @Override
  public long levels() {
    return (high - low) / stride() + 1;
  }

  @Override
  public boolean ordered() {
    return true;
  }

  @Override
  public Cell cell(double unit) {
    long value = (Long) valueAt(unit);
    if (log) {
      double width = logHigh() - logLow();
      return new Cell(
          (Math.log(value - 0.5) - logLow()) / width, (Math.log(value + 0.5) - logLow()) / width);
    }
    double index = (value - low) / stride();
    return new Cell(index / levels(), (index + 1) / levels());
  }

  private String range() {
    return "[" + low + ", " + high + "]" + (step == null ? "" : " in steps of " + step);
  }

  private long stride() {
    return step == null ? 1 : step;
  }

  // Half a step beyond each end, so that the end values are as likely as their neighbours.
  private double logLow() {
    return Math.log(low - 0.5);
  }

  private double logHigh() {
    return Math.log(high + 0.5);
  }
}
