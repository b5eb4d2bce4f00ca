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

/** The datasets that trials used last, so that each is prepared once and not for every trial. */
final class DatasetCache {
  private static final int CAPACITY = 4;

  private record Key(DataSpec data, List<String> features, WindowSpec window, SplitSpec split) {}

  private final boolean strict;
  private final Map<Key, Panel> datasets = new LinkedHashMap<>(CAPACITY, 1, true);

  DatasetCache(boolean strict) {
    this.strict = strict;
  }

  /** The run's dataset. One is prepared at a time: those who want the same one wait for it. */
  synchronized Panel of(RunSpec spec) {
    Key key = new Key(spec.data(), spec.features(), spec.window(), spec.split());
    Panel found = datasets.get(key);
    if (found == null) {
      found = TrainingRun.prepare(spec, strict);
      datasets.put(key, found);
      if (datasets.size() > CAPACITY) {
        datasets.remove(datasets.keySet().iterator().next());
      }
    }
    return found;
  }
}
