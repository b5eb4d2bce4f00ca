package io.workbench.data.feature;

import io.workbench.data.market.Column;
import io.workbench.data.market.Sampling;
import io.workbench.data.market.SnapshotSeries;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** The definitions once more, value by value and without any regard for speed. */
final class NaiveFeatures {
  private final SnapshotSeries series;
  private final Sampling sampling;

  NaiveFeatures(SnapshotSeries series, Sampling sampling) {
    this.series = series;
    this.sampling = sampling;
  }

  double value(String name, int row) {
    return switch (name) {
      case "change_1" -> change(row, 1);
      case "change_3" -> change(row, 3);
      case "change_12" -> change(row, 12);
      case "ma_5" -> mean(spanOf(Column.MID_PRICE, row, 5));
      case "ma_12" -> mean(spanOf(Column.MID_PRICE, row, 12));
      case "ma_24" -> mean(spanOf(Column.MID_PRICE, row, 24));
      case "volatility_5" -> deviation(changes(row, 5));
      case "volatility_12" -> deviation(changes(row, 12));
      case "spread_ma_12" -> mean(spanOf(Column.SPREAD, row, 12));
      case "spread_volatility_12" -> deviation(spanOf(Column.SPREAD, row, 12));
      case "volume_imbalance" -> imbalance(row);
      case "total_volume" -> at(Column.BID_VOLUME, row) + at(Column.ASK_VOLUME, row);
      case "hour_sin" -> Math.sin(Math.PI * 2 * utc(row).getHour() / 24);
      case "hour_cos" -> Math.cos(Math.PI * 2 * utc(row).getHour() / 24);
      case "day_sin" -> Math.sin(Math.PI * 2 * (utc(row).getDayOfWeek().getValue() - 1) / 7);
      case "day_cos" -> Math.cos(Math.PI * 2 * (utc(row).getDayOfWeek().getValue() - 1) / 7);
      default -> at(name, row);
    };
  }

  private double at(String column, int row) {
    return series.column(column)[row];
  }

  private double change(int row, int steps) {
    if (isBroken(row - steps, row)) {
      return Double.NaN;
    }
    return at(Column.MID_PRICE, row) / at(Column.MID_PRICE, row - steps) - 1;
  }

  private double[] changes(int row, int length) {
    double[] changes = new double[length];
    for (int back = 0; back < length; back++) {
      changes[back] = change(row - back, 1);
    }
    return changes;
  }

  private double[] spanOf(String column, int row, int length) {
    double[] span = new double[length];
    for (int back = 0; back < length; back++) {
      span[back] = isBroken(row - length + 1, row) ? Double.NaN : at(column, row - back);
    }
    return span;
  }

  private double imbalance(int row) {
    double bid = at(Column.BID_VOLUME, row);
    double ask = at(Column.ASK_VOLUME, row);
    return bid + ask == 0 ? 0 : (bid - ask) / (bid + ask);
  }

  private boolean isBroken(int from, int to) {
    if (from < 0) {
      return true;
    }
    for (int row = from + 1; row <= to; row++) {
      if (sampling.isGap(series.timeMillis(row - 1), series.timeMillis(row))) {
        return true;
      }
    }
    return false;
  }

  private ZonedDateTime utc(int row) {
    return Instant.ofEpochMilli(series.timeMillis(row)).atZone(ZoneOffset.UTC);
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double deviation(double[] values) {
    double mean = mean(values);
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / (values.length - 1));
  }
}
