package io.workbench.train.spec;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Real numbers of a range.
 *
 * @param low included
 * @param high included
 * @param step from one value to the next, which must lead to {@code high}; absent for a continuum
 * @param log evenly spread in logarithms; then the range is above 0 and has no step
 */
public record RealParameter(
    String key, double low, double high, @Nullable Double step, boolean log, @Nullable When when)
    implements ParameterSpec {
  private static final double MOST_STEPS = 1e9;

  /** Refuses ranges that are empty or that a logarithm or the step does not fit. */
  public RealParameter {
    RangeChecks.rises(
        key, low, high, low < high && Double.isFinite(low) && Double.isFinite(high - low));
    if (log) {
      RangeChecks.logarithmic(key, low, low > 0, "above 0", step);
    }
    if (step != null) {
      RangeChecks.step(
          key,
          step,
          step > 0
              && high - low <= MOST_STEPS * step
              && isWhole(decimal(high).subtract(decimal(low)), step));
    }
  }

  @Override
  public Object valueAt(double unit) {
    double within = Math.min(1, Math.max(0, unit));
    if (step != null) {
      return stepped(Math.min(levels() - 1, (long) (within * levels())), step);
    }
    if (within == 0 || within == 1) {
      return within == 0 ? low : high;
    }
    double value =
        log
            ? Math.exp(Math.log(low) + within * (Math.log(high) - Math.log(low)))
            : low + within * (high - low);
    return Math.min(high, Math.max(low, value));
  }

  @Override
  public double unitOf(Object value) {
    Checks.require(
        takes(value), "\"" + key + "\" must be a value of [" + low + ", " + high + "]", value);
    double number = ((Number) value).doubleValue();
    if (step != null) {
      return (Math.rint((number - low) / step) + 0.5) / levels();
    }
    return log
        ? (Math.log(number) - Math.log(low)) / (Math.log(high) - Math.log(low))
        : (number - low) / (high - low);
  }

  @Override
  public boolean takes(Object value) {
    return value instanceof Number number
        && number.doubleValue() >= low
        && number.doubleValue() <= high
        && (step == null || isWhole(decimal(number.doubleValue()).subtract(decimal(low)), step));
  }

  @Override
  public List<Object> gridValues(int points) {
    List<Object> values = new ArrayList<>();
    long levels = levels();
    long count = levels > 0 && levels <= MOST_GRID_VALUES ? levels : points;
    for (long index = 0; index < count; index++) {
      double share = index / (double) Math.max(1, count - 1);
      values.add(step == null ? valueAt(share) : stepped(Math.round(share * (levels - 1)), step));
    }
    return values;
  }

  @Override
  public long levels() {
    return step == null ? 0 : Math.round((high - low) / step) + 1;
  }

  @Override
  public boolean ordered() {
    return true;
  }

  @Override
  public Cell cell(double unit) {
    if (step == null) {
      return new Cell(unit, unit);
    }
    double index = Math.min(levels() - 1.0, Math.floor(Math.max(0, unit) * levels()));
    return new Cell(index / levels(), (index + 1) / levels());
  }

  /** In decimals, so that 0.1 and two steps of 0.1 are 0.3 and not 0.30000000000000004. */
  private double stepped(long index, double stride) {
    return decimal(low).add(decimal(stride).multiply(BigDecimal.valueOf(index))).doubleValue();
  }

  private static boolean isWhole(BigDecimal distance, double stride) {
    return distance.remainder(decimal(stride)).signum() == 0;
  }

  private static BigDecimal decimal(double value) {
    return BigDecimal.valueOf(value);
  }
}
