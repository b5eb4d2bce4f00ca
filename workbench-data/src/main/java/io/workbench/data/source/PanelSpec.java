package io.workbench.data.source;

import io.workbench.data.InputException;
import io.workbench.data.market.Instrument;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Snapshots of several instruments, each from a source of its own. One model learns from all of
 * them and is told which is which.
 *
 * @param instruments at least two sources by the instrument's name, in the order of the model's
 *     inputs; none of them is a panel itself
 */
public record PanelSpec(Map<String, DataSpec> instruments) implements DataSpec {

  /** Name of this kind in a run's YAML. */
  public static final String KIND = "panel";

  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9_-]{0,39}";

  public PanelSpec {
    instruments = Collections.unmodifiableMap(new LinkedHashMap<>(instruments));
    if (instruments.size() < 2) {
      throw new InputException(
          "data.instruments must name at least two, but named " + instruments.size() + ".");
    }
    instruments.forEach(PanelSpec::check);
    requireDifferent(instruments);
  }

  /** The source of an instrument. */
  public DataSpec of(String instrument) {
    return Objects.requireNonNull(instruments.get(nameOf(instrument)));
  }

  /** The panel's own spelling of an instrument's name. */
  public String nameOf(String instrument) {
    for (String name : instruments.keySet()) {
      if (Instrument.isSame(name, instrument)) {
        return name;
      }
    }
    throw new InputException(
        "The instrument must be one of "
            + String.join(", ", instruments.keySet())
            + (", but was \"" + instrument + "\"."));
  }

  @Override
  public List<Path> files() {
    return instruments.values().stream().flatMap(one -> one.files().stream()).toList();
  }

  @Override
  public String kind() {
    return KIND;
  }

  private static void check(String name, DataSpec source) {
    if (!name.matches(NAME)) {
      throw new InputException(
          "data.instruments must have names of 1 to 40 letters, digits, dashes or underscores"
              + " that begin with a letter or digit, but one was \""
              + name
              + "\".");
    }
    if (source instanceof PanelSpec) {
      throw new InputException("data.instruments must not hold a panel, but " + name + " is one.");
    }
  }

  /** What is read at different moments from a store that grows would not be seen to be the same. */
  private static void requireDifferent(Map<String, DataSpec> instruments) {
    Map<String, String> names = new HashMap<>();
    instruments.forEach(
        (name, source) -> {
          if (source instanceof StoreSpec store) {
            String rows = "instrument " + store.instrument() + " of " + store.location().name();
            String other = names.putIfAbsent(rows, name);
            if (other != null) {
              throw new InputException(
                  "data.instruments must differ, but "
                      + (other + " and " + name + " are both " + rows + "."));
            }
          }
        });
  }
}
