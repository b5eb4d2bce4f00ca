package io.workbench.train.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Axes for numbers: round steps of 1, 2 or 5, or decades where the range spans several. */
final class NumberAxis {
  /** Relative spans below this are the rounding of a constant. */
  private static final double CONSTANT = 1e-9;

  private static final double PADDING = 0.06;

  private NumberAxis() {}

  /** An axis over all finite values with some room around them, and about that many ticks. */
  static Axis over(int ticks, double[]... series) {
    double min = min(series);
    double max = max(series);
    double size = Math.max(Math.abs(min), Math.abs(max));
    if (max - min <= CONSTANT * size || max == min) {
      double room = size == 0 ? 1 : size * 0.05;
      return linear(min - room, max + room, roundStep((max - min + 2 * room) / ticks));
    }
    double room = (max - min) * PADDING;
    return linear(min - room, max + room, roundStep((max - min + 2 * room) / ticks));
  }

  /** An axis about 0 that reaches equally far both ways, with a few ticks on either side. */
  static Axis aroundZero(double[] series) {
    double size = Math.max(Math.abs(min(series)), Math.abs(max(series)));
    double end = size == 0 ? 1 : size * (1 + 2 * PADDING);
    // One tick or two on either side.
    return linear(-end, end, roundStep(end / 2.5));
  }

  /** Whole numbers from first to last, such as epochs. */
  static Axis wholeNumbers(int first, int last, int ticks) {
    int step = (int) Math.max(1, roundStep((last - first) / (double) ticks));
    List<Tick> marks = new ArrayList<>();
    for (int value = first; value <= last; value += value == first ? step - first % step : step) {
      marks.add(new Tick(value, Integer.toString(value)));
    }
    // The first and the second tick can be neighbours: 1, 10, 20 reads well, 1, 2, 4 does not.
    if (marks.size() > 2 && marks.get(1).value() - first < 0.6 * step) {
      marks.remove(1);
    }
    double room = Math.max(0.5, (last - first) * 0.02);
    return new Axis(first - room, last + room, false, marks);
  }

  /** Whether positive values span so much that equal ratios should look equal. */
  static boolean spansDecades(double[]... series) {
    double min = min(series);
    return min > 0 && max(series) / min >= 10;
  }

  /** A logarithmic axis over positive values; NaN is passed over. */
  static Axis logarithmic(double[]... series) {
    double low = Math.log10(min(series));
    double high = Math.log10(max(series));
    double room = Math.max(0.02, (high - low) * PADDING);
    int[] digits = high - low > 2.5 ? new int[] {1} : new int[] {1, 2, 5};
    List<Tick> ticks = new ArrayList<>();
    for (int decade = (int) Math.floor(low) - 1; decade <= high + 1; decade++) {
      for (int digit : digits) {
        double value = decade + Math.log10(digit);
        if (value >= low - room && value <= high + room) {
          ticks.add(new Tick(value, plain(digit * Math.pow(10, decade), -decade)));
        }
      }
    }
    return new Axis(low - room, high + room, true, ticks);
  }

  private static Axis linear(double min, double max, double step) {
    int decimals = (int) -Math.floor(Math.log10(step) + 1e-9);
    List<Tick> marks = new ArrayList<>();
    for (long index = (long) Math.ceil(min / step); index * step <= max; index++) {
      marks.add(new Tick(index * step, plain(index * step, decimals)));
    }
    return new Axis(min, max, false, marks);
  }

  /** The least 1, 2 or 5 times a power of ten that is not below the given step. */
  private static double roundStep(double step) {
    double power = Math.pow(10, Math.floor(Math.log10(step)));
    double digit = step / power;
    if (digit <= 1) {
      return power;
    }
    return (digit <= 2 ? 2 : digit <= 5 ? 5 : 10) * power;
  }

  /** With that many decimals; as a power of ten where that would be long. */
  private static String plain(double value, int decimals) {
    if (value == 0) {
      return "0";
    }
    double size = Math.abs(value);
    String text;
    if (decimals > 5 || size >= 1e7) {
      int digits = Math.max(0, (int) Math.floor(Math.log10(size) + 1e-9) + decimals);
      text =
          String.format(Locale.ROOT, "%." + digits + "e", value).replaceFirst("e([+-])0?", "e$1");
    } else {
      text = String.format(Locale.ROOT, "%,." + Math.max(0, decimals) + "f", value);
    }
    return text.replace("e+", "e").replace('-', '\u2212');
  }

  private static double min(double[]... series) {
    double min = Double.POSITIVE_INFINITY;
    for (double[] values : series) {
      for (double value : values) {
        min = value < min ? value : min;
      }
    }
    return min == Double.POSITIVE_INFINITY ? 0 : min;
  }

  private static double max(double[]... series) {
    double max = Double.NEGATIVE_INFINITY;
    for (double[] values : series) {
      for (double value : values) {
        max = value > max ? value : max;
      }
    }
    return max == Double.NEGATIVE_INFINITY ? 0 : max;
  }
}
