package io.workbench.train;

import io.workbench.data.InputException;
import io.workbench.data.IoReason;
import io.workbench.data.market.Instrument;
import io.workbench.data.source.CsvSpec;
import io.workbench.data.source.DataSpec;
import io.workbench.data.source.StoreSpec;
import io.workbench.data.source.SyntheticSpec;
import io.workbench.data.store.SnapshotStore;
import io.workbench.data.store.StoreLocation;
import io.workbench.train.Prediction.Request;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a prediction reads: a CSV file or a store in place of the data that the model was trained
 * on, with their settings. Of the instrument asked for, or else trained on, only its rows are read;
 * all of a store's times are, those that the model was trained on as well.
 */
final class PredictionData {
  private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final String INSTRUMENT = "data.instrument=";

  private final DataSpec trained;
  private final Request request;

  private PredictionData(DataSpec trained, Request request) {
    this.trained = trained;
    this.request = request;
  }

  /** The changes to the settings of the run, those that were asked for last. */
  static List<String> overrides(DataSpec trained, Request request) {
    PredictionData data = new PredictionData(trained, request);
    List<String> overrides = new ArrayList<>();
    StoreLocation store = data.store();
    if (store != null) {
      overrides.add(data.ofStore(store));
    } else {
      data.addFile(overrides);
    }
    overrides.addAll(request.overrides());
    return overrides;
  }

  private void addFile(List<String> overrides) {
    String path = quoted(request.data());
    List<String> names = names();
    if (!(trained instanceof CsvSpec csv)) {
      String instrument = names.isEmpty() ? "" : ", instrument: " + quoted(names.get(0));
      overrides.add("data={source: csv, path: " + path + instrument + "}");
      return;
    }
    overrides.add("data.path=" + path);
    if (csv.instrument() == null && !names.isEmpty()) {
      overrides.add(INSTRUMENT + quoted(names.get(0)));
    }
  }

  private String ofStore(StoreLocation store) {
    Path file = store.file();
    StringBuilder text = new StringBuilder("data={source: store, ");
    text.append(file == null ? "url: " + quoted(store.url()) : "path: " + quoted(file.toString()));
    text.append(setting("step", step())).append(setting("maxStep", maxStep()));
    if (request.overrides().stream().noneMatch(one -> one.startsWith(INSTRUMENT))) {
      text.append(", instrument: ").append(quoted(instrument(store)));
    }
    return text.append('}').toString();
  }

  /** The first of the names that the store has, or the only instrument that it has at all. */
  private String instrument(StoreLocation location) {
    List<String> names = names();
    List<String> stored;
    try (SnapshotStore store = SnapshotStore.openExisting(location)) {
      stored = store.instruments();
    }
    for (String name : names) {
      if (stored.stream().anyMatch(other -> Instrument.isSame(other, name))) {
        return name;
      }
    }
    if (!names.isEmpty()) {
      return names.get(0);
    }
    if (stored.size() == 1) {
      return stored.get(0);
    }
    throw new InputException(
        String.format(
            Locale.ROOT,
            "%s has the instruments %s, one of which must be chosen with --set data.instrument=NAME.",
            location.name(),
            String.join(", ", stored)));
  }

  /** What the instrument may be called; none where the settings do not say what was trained on. */
  private List<String> names() {
    String asked = request.instrument();
    String own = null;
    if (trained instanceof CsvSpec csv) {
      own = csv.instrument();
    } else if (trained instanceof StoreSpec store) {
      own = store.instrument();
    } else if (trained instanceof SyntheticSpec market && asked == null) {
      own = market.instrument();
    }
    return Stream.of(own, asked).filter(Objects::nonNull).map(String::strip).toList();
  }

  /** The store that the data are, or none where they are a CSV file. */
  private @Nullable StoreLocation store() {
    String data = request.data();
    if (data.startsWith("jdbc:")) {
      return StoreLocation.of(data);
    }
    try {
      Path file = Path.of(data);
      return Files.isRegularFile(file) && isSqlite(file) ? StoreLocation.of(file) : null;
    } catch (InvalidPathException e) {
      throw new InputException("--data must be a file or a URL, but was \"" + data + "\".", e);
    }
  }

  private static boolean isSqlite(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(SQLITE.length), SQLITE);
    } catch (IOException e) {
      throw new InputException(file + " cannot be read: " + IoReason.of(e) + ".", e);
    }
  }

  private @Nullable Duration step() {
    if (trained instanceof CsvSpec csv) {
      return csv.step();
    }
    return trained instanceof StoreSpec store ? store.step() : null;
  }

  private @Nullable Duration maxStep() {
    if (trained instanceof CsvSpec csv) {
      return csv.maxStep();
    }
    return trained instanceof StoreSpec store ? store.maxStep() : null;
  }

  private static String setting(String name, @Nullable Duration value) {
    return value == null ? "" : ", " + name + ": " + value;
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
