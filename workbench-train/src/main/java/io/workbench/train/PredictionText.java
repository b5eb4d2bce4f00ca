package io.workbench.train;

import io.workbench.train.Prediction.Forecasts;
import io.workbench.train.Prediction.Row;
import io.workbench.train.run.Interval;
import java.io.IOException;
import java.util.List;

/** Writes forecasts as CSV or as one JSON document. */
public final class PredictionText {
  private PredictionText() {}

  /**
   * A header and one line a forecast; an unknown actual is an empty field. Intervals are columns of
   * their own, such as {@code lower_80,upper_80}, where the bundle has any.
   */
  public static void csv(Forecasts forecasts, Appendable out) throws IOException {
    out.append("timestamp,target_time,last_price,forecast,actual");
    for (Interval interval : forecasts.intervals()) {
      String percent = Long.toString(Math.round(100 * interval.coverage()));
      out.append(",lower_").append(percent).append(",upper_").append(percent);
    }
    out.append('\n');
    for (Row row : forecasts.rows()) {
      out.append(row.timestamp().toString()).append(',').append(row.targetTime().toString());
      out.append(',').append(Double.toString(row.lastPrice()));
      out.append(',').append(Double.toString(row.forecast())).append(',');
      Double actual = row.actual();
      out.append(actual == null ? "" : actual.toString());
      for (Interval interval : forecasts.intervals()) {
        out.append(',').append(Double.toString(row.forecast() - interval.halfWidth()));
        out.append(',').append(Double.toString(row.forecast() + interval.halfWidth()));
      }
      out.append('\n');
    }
  }

  /** An array of objects; an unknown actual is left out, and so are intervals without any. */
  public static void json(Forecasts forecasts, Appendable out) throws IOException {
    out.append("[");
    String separator = "\n";
    for (Row row : forecasts.rows()) {
      out.append(separator).append("{\"timestamp\":\"").append(row.timestamp().toString());
      out.append("\",\"targetTime\":\"").append(row.targetTime().toString());
      out.append("\",\"lastPrice\":").append(Double.toString(row.lastPrice()));
      out.append(",\"forecast\":").append(Double.toString(row.forecast()));
      Double actual = row.actual();
      out.append(actual == null ? "" : ",\"actual\":" + actual);
      intervals(row, forecasts.intervals(), out);
      out.append('}');
      separator = ",\n";
    }
    out.append("\n]\n");
  }

  private static void intervals(Row row, List<Interval> intervals, Appendable out)
      throws IOException {
    String separator = ",\"intervals\":[";
    for (Interval interval : intervals) {
      out.append(separator).append("{\"coverage\":").append(Double.toString(interval.coverage()));
      out.append(",\"lower\":").append(Double.toString(row.forecast() - interval.halfWidth()));
      out.append(",\"upper\":").append(Double.toString(row.forecast() + interval.halfWidth()));
      out.append('}');
      separator = ",";
    }
    out.append(intervals.isEmpty() ? "" : "]");
  }
}
