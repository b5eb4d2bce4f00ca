package io.workbench.train.sweep;

import io.workbench.data.InputException;
import io.workbench.data.record.WindowRecordReader;
import io.workbench.data.window.Panel;
import io.workbench.train.loop.Engine;
import io.workbench.train.loop.Engines;
import io.workbench.train.spec.RunSpec;
import io.workbench.train.spec.SweepSpec;
import io.workbench.train.sweep.journal.JournalLine;
import io.workbench.train.sweep.journal.Trials;
import io.workbench.train.sweep.search.Corners;
import io.workbench.train.sweep.search.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a sweep would do, before it does it.
 *
 * @param trials that there can be
 * @param candidates the first ones, before any result is known
 * @param corners of the space, of which one training step was taken each
 */
public record DryRun(
    SweepSpec spec, int trials, List<Map<String, Object>> candidates, List<Corner> corners) {
  private static final int CANDIDATES = 10;

  /**
   * A corner of the space.
   *
   * @param parameters of the network; 0 when the corner was refused
   * @param problem why no step could be taken there; absent when one was
   */
  public record Corner(Map<String, Object> settings, long parameters, @Nullable String problem) {}

  /** Proposes and tries. */
  public static DryRun of(SweepSpec spec, boolean strict) {
    PanelCache datasets = new PanelCache(strict);
    datasets.of(spec.base());
    List<Corner> corners = new ArrayList<>();
    for (Map<String, Object> settings : Corners.of(new SearchSpace(spec.parameters()))) {
      corners.add(corner(spec, settings, datasets));
    }
    Candidates candidates = new Candidates(spec);
    return new DryRun(spec, candidates.most(), first(candidates), corners);
  }

  private static List<Map<String, Object>> first(Candidates candidates) {
    Trials trials = new Trials();
    List<Map<String, Object>> first = new ArrayList<>();
    for (int number = 0; number < Math.min(CANDIDATES, candidates.most()); number++) {
      Optional<JournalLine.Proposed> next = candidates.next(trials.all());
      if (next.isEmpty()) {
        break;
      }
      trials.apply(next.get());
      first.add(next.get().parameters());
    }
    return first;
  }

  private static Corner corner(SweepSpec spec, Map<String, Object> settings, PanelCache datasets) {
    try {
      RunSpec run = spec.run(settings, 0);
      return new Corner(settings, parametersAfterStep(run, datasets.of(run)), null);
    } catch (InputException | IllegalArgumentException e) {
      return new Corner(settings, 0, e.getMessage());
    } catch (OutOfMemoryError e) {
      return new Corner(settings, 0, "The memory is not enough for it.");
    }
  }

  private static long parametersAfterStep(RunSpec run, Panel panel) {
    try (Engine engine = Engines.create(run, panel.features().size())) {
      engine.startEpoch(1, run.training().learningRate(), run.seed());
      engine.step(new WindowRecordReader(panel.train()), (windows, loss, norm) -> {});
      return engine.graph().numParams();
    }
  }
}
