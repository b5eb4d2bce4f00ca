package io.workbench.train.sweep;

import io.workbench.data.source.DataSpec;
import io.workbench.data.split.SplitSpec;
import io.workbench.data.window.Panel;
import io.workbench.data.window.WindowSpec;
import io.workbench.train.TrainingRun;
import io.workbench.train.spec.RunSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The data that trials used last, so that they are prepared once and not for every trial. */
final class PanelCache {
  private static final int CAPACITY = 4;

  private record Key(DataSpec data, List<String> features, WindowSpec window, SplitSpec split) {}

  private final Function<RunSpec, Panel> preparation;
  private final Map<Key, Slot> slots = new LinkedHashMap<>(CAPACITY, 1, true);

  PanelCache(boolean strict) {
    this(spec -> TrainingRun.prepare(spec, strict));
  }

  PanelCache(Function<RunSpec, Panel> preparation) {
    this.preparation = preparation;
  }

  /** The place of one panel, whose monitor those hold who wait for it or make it. */
  private static final class Slot {
    @Nullable Panel panel;
  }

  /**
   * The run's data. Those who want the same wait for the one that prepares it, and those who want
   * others do not; what cannot be prepared is tried again by the next who wants it.
   */
  Panel of(RunSpec spec) {
    Slot slot = slot(new Key(spec.data(), spec.features(), spec.window(), spec.split()));
    synchronized (slot) {
      Panel panel = slot.panel;
      if (panel == null) {
        panel = preparation.apply(spec);
        slot.panel = panel;
      }
      return panel;
    }
  }

  private synchronized Slot slot(Key key) {
    Slot slot = slots.computeIfAbsent(key, absent -> new Slot());
    if (slots.size() > CAPACITY) {
      slots.remove(slots.keySet().iterator().next());
    }
    return slot;
  }
}
