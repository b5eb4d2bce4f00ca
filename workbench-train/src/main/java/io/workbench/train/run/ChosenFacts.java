package io.workbench.train.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.workbench.data.InputException;
import io.workbench.data.feature.FeatureSet;
import io.workbench.data.market.Instrument;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a bundle says of the instrument that it is read for.
 *
 * @param instruments that the model tells apart; none where it is of one
 */
record ChosenFacts(BundleFacts facts, List<String> instruments) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static ChosenFacts of(Path file, JsonNode tree, @Nullable String instrument)
      throws JsonProcessingException {
    JsonNode version = tree.path("version");
    if (version.asInt() == BundleFacts.VERSION) {
      if (instrument != null) {
        throw new InputException(
            file
                + ": the bundle is of one instrument, so none must be chosen, but "
                + instrument
                + " was.");
      }
      return new ChosenFacts(JSON.treeToValue(tree, BundleFacts.class), List.of());
    }
    if (version.asInt() == PanelFacts.VERSION) {
      return of(file, JSON.treeToValue(tree, PanelFacts.class), instrument);
    }
    throw new InputException(
        file + ": a bundle's version must be 1 or 2, but was " + version + ".");
  }

  private static ChosenFacts of(Path file, PanelFacts panel, @Nullable String instrument) {
    BundleFacts facts = instrument == null ? null : named(panel, instrument);
    if (facts == null) {
      throw new InputException(
          file
              + ": the bundle is of "
              + String.join(", ", panel.instruments().keySet())
              + ", one of which must be chosen with --instrument, but "
              + (instrument == null ? "none was" : "\"" + instrument + "\" was")
              + ".");
    }
    return new ChosenFacts(facts, List.copyOf(panel.instruments().keySet()));
  }

  private static @Nullable BundleFacts named(PanelFacts panel, String instrument) {
    for (Map.Entry<String, BundleFacts> one : panel.instruments().entrySet()) {
      if (Instrument.isSame(one.getKey(), instrument)) {
        return one.getValue();
      }
    }
    return null;
  }

  /** The inputs: the features, and then those that tell the instruments apart. */
  FeatureSet features() {
    List<String> names = facts.features();
    List<String> own = names.subList(0, Math.max(0, names.size() - instruments.size()));
    return FeatureSet.of(own, new LinkedHashSet<>(own)).withInstruments(instruments);
  }
}
