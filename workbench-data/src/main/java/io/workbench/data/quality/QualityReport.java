package io.workbench.data.quality;

import io.workbench.data.market.SnapshotSeries;
import io.workbench.data.store.DamageException;
import io.workbench.data.store.GapRecord;
import io.workbench.data.store.SnapshotStore;
import io.workbench.data.store.StoreLocation;
import io.workbench.data.store.TimeRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a store's snapshots, instrument by instrument.
 *
 * @param store the store's name
 * @param findings what is wrong with the database's own structures; empty if nothing
 * @param instruments in the order of the alphabet
 */
public record QualityReport(
    String store, List<String> findings, List<InstrumentQuality> instruments) {

  /**
   * Reads all snapshots of the range and looks at them, unless the structures that hold them are
   * broken.
   */
  public static QualityReport of(SnapshotStore store, TimeRange range, QualityRules rules) {
    List<String> findings = new ArrayList<>(store.snapshotFindings());
    List<InstrumentQuality> instruments = new ArrayList<>();
    if (findings.isEmpty()) {
      for (String name : store.instruments()) {
        SnapshotSeries series = store.read(name, range);
        List<GapRecord> gaps = store.gaps(name, range);
        instruments.add(InstrumentQuality.of(series, gaps, rules));
      }
    }
    findings.addAll(store.answerFindings());
    return new QualityReport(store.location().name(), findings, instruments);
  }

  /** Opens a store, which must be there, and looks at it; one that is damaged is a report, too. */
  public static QualityReport of(StoreLocation location, TimeRange range, QualityRules rules) {
    try (SnapshotStore store = SnapshotStore.openExisting(location)) {
      return of(store, range, rules);
    } catch (DamageException damaged) {
      return new QualityReport(location.name(), List.of(damaged.finding()), List.of());
    }
  }

  /** Whether the database is whole; snapshots may be missing or odd all the same. */
  public boolean isWhole() {
    return findings.isEmpty();
  }

  /** What was found of one instrument. */
  public @Nullable InstrumentQuality of(String instrument) {
    for (InstrumentQuality quality : instruments) {
      if (quality.instrument().equals(instrument)) {
        return quality;
      }
    }
    return null;
  }
}
