package io.workbench.data.source;

import io.workbench.data.market.Instrument;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes the rows of a CSV file that are of one instrument, and passes those of others over. */
final class SeriesRows implements RowSink {
  private static final int NAMED_INSTRUMENTS = 10;

  private final CsvSpec spec;
  private final Rejections rejections;
  private final Map<String, String> others = new TreeMap<>();
  private @Nullable SnapshotRows rows;
  private @Nullable String name;
  private @Nullable String taken;

  SeriesRows(CsvSpec spec, Rejections rejections) {
    this.spec = spec;
    this.rejections = rejections;
    this.name = spec.instrument();
  }

  @Override
  public int start(CsvColumns columns) {
    rows = new SnapshotRows(columns, spec.positivePrice(), rejections);
    return rows.width();
  }

  @Override
  public boolean takes(long line, String instrument) {
    if (instrument.equals(taken)) {
      return true;
    }
    if (name == null) {
      name = instrument;
    }
    if (Instrument.isSame(name, instrument)) {
      taken = instrument;
      return true;
    }
    if (spec.instrument() == null) {
      throw rejections.fatal(line, secondInstrument(instrument, name));
    }
    if (others.size() <= NAMED_INSTRUMENTS) {
      others.putIfAbsent(Instrument.key(instrument), instrument);
    }
    return false;
  }

  @Override
  public void add(long line, String instrument, long timeMillis, double[] numbers) {
    rows().add(line, timeMillis, numbers);
  }

  @Override
  public void end() {
    rows().end();
  }

  SnapshotRows rows() {
    return Objects.requireNonNull(rows);
  }

  /** Name of the instrument as the spec or the file gives it, empty if neither does. */
  String instrument() {
    return name == null ? "" : name;
  }

  /** Some of the instruments whose rows were passed over, in words; empty if there were none. */
  String others() {
    if (others.isEmpty()) {
      return "";
    }
    boolean more = others.size() > NAMED_INSTRUMENTS;
    return String.join(", ", others.values().stream().limit(NAMED_INSTRUMENTS).toList())
        + (more ? ", …" : "");
  }

  private static String secondInstrument(String instrument, String name) {
    return String.format(
        Locale.ROOT,
        "instrument %s follows %s, but a series has one instrument: say which by data.instrument",
        CsvText.shown(instrument.toCharArray(), 0, instrument.length()),
        CsvText.shown(name.toCharArray(), 0, name.length()));
  }
}
