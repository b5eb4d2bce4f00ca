package io.workbench.train;

import io.workbench.train.Prediction.Row;
import java.io.IOException;
import java.util.List;

/** Writes forecasts as CSV or as one JSON document. */
public final class PredictionText {
  private PredictionText() {}

  /** A header and one line a forecast; an unknown actual is an empty field. */
  public static void csv(List<Row> rows, Appendable out) throws IOException {
    out.append("timestamp,target_time,last_price,forecast,actual\n");
    for (Row row : rows) {
      out.append(row.timestamp().toString()).append(',').append(row.targetTime().toString());
      out.append(',').append(Double.toString(row.lastPrice()));
      out.append(',').append(Double.toString(row.forecast())).append(',');
      Double actual = row.actual();
      out.append(actual == null ? "" : actual.toString()).append('\n');
    }
  }

  /** An array of objects; an unknown actual is left out. */
  public static void json(List<Row> rows, Appendable out) throws IOException {
    out.append("[");
    String separator = "\n";
    for (Row row : rows) {
      out.append(separator).append("{\"timestamp\":\"").append(row.timestamp().toString());
      out.append("\",\"targetTime\":\"").append(row.targetTime().toString());
      out.append("\",\"lastPrice\":").append(Double.toString(row.lastPrice()));
      out.append(",\"forecast\":").append(Double.toString(row.forecast()));
      Double actual = row.actual();
      out.append(actual == null ? "}" : ",\"actual\":" + actual + "}");
      separator = ",\n";
    }
    out.append("\n]\n");
  }
}
