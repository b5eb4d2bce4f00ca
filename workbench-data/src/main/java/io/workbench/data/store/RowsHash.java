package io.workbench.data.store;

import io.workbench.data.Sha256;
import io.workbench.data.market.Column;
import io.workbench.data.market.SnapshotSeries;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * SHA-256 of rows, the same for the same rows in whatever database they are: the instrument's name
 * in UTF-8 and a zero byte, then of each row its time in epoch milliseconds and best bid, best ask,
 * bid volume and ask volume as the bits of doubles, eight bytes each, most significant first; what
 * is missing is Java's one {@code NaN}.
 */
public final class RowsHash {
  private static final int ROW_BYTES = 5 * Long.BYTES;
  private static final int ROWS_PER_UPDATE = 1024;

  private RowsHash() {}

  /** The hash in lower-case hexadecimal; the series must have the four columns. */
  public static String of(SnapshotSeries series) {
    MessageDigest digest = Sha256.create();
    digest.update(series.instrument().name().getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    double[][] columns = {
      series.column(Column.BEST_BID),
      series.column(Column.BEST_ASK),
      series.column(Column.BID_VOLUME),
      series.column(Column.ASK_VOLUME)
    };
    ByteBuffer bytes = ByteBuffer.allocate(ROWS_PER_UPDATE * ROW_BYTES);
    for (int row = 0; row < series.size(); row++) {
      if (!bytes.hasRemaining()) {
        digest.update(bytes.flip());
        bytes.clear();
      }
      bytes.putLong(series.timeMillis(row));
      for (double[] values : columns) {
        bytes.putLong(Double.doubleToLongBits(values[row]));
      }
    }
    digest.update(bytes.flip());
    return Sha256.of(digest);
  }
}
