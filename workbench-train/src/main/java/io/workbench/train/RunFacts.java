package io.workbench.train;

import io.workbench.data.source.DataSpec;
import io.workbench.data.source.LoadedSeries;
import io.workbench.data.source.PanelSpec;
import io.workbench.data.source.SourceFacts;
import io.workbench.data.source.StoreSpec;
import io.workbench.data.source.SyntheticSpec;
import io.workbench.data.split.Part;
import io.workbench.data.split.RowRange;
import io.workbench.data.window.Dataset;
import io.workbench.data.window.Panel;
import io.workbench.train.loop.Engine;
import io.workbench.train.loop.RunSeeds;
import io.workbench.train.run.InstrumentResult;
import io.workbench.train.run.Machine;
import io.workbench.train.run.ProvenanceRecord;
import io.workbench.train.run.ProvenanceRecord.RejectedRows;
import io.workbench.train.run.ProvenanceRecord.Rejection;
import io.workbench.train.run.RunResult;
import io.workbench.train.run.RunResult.Layer;
import io.workbench.train.run.RunResult.Model;
import io.workbench.train.run.RunResult.Scores;
import io.workbench.train.run.RunResult.Split;
import io.workbench.train.spec.RunSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;

/** What a result says of a run beside its numbers: data, machine, network and parts. */
final class RunFacts {
  private RunFacts() {}

  /**
   * Where everything came from.
   *
   * @param code that the run was started with
   * @param specMap the spec as it is written, whose data path is relative to the run's folder
   */
  static ProvenanceRecord provenance(
      ProvenanceRecord.Code code,
      RunSpec spec,
      Map<String, Object> specMap,
      Panel panel,
      Engine engine) {
    RunSeeds seeds = RunSeeds.of(spec.seed());
    Long dataSeed = spec.data() instanceof SyntheticSpec synthetic ? synthetic.seed() : null;
    return new ProvenanceRecord(
        code,
        data(spec, specMap, panel),
        new ProvenanceRecord.Seeds(dataSeed, seeds.init(), seeds.shuffle(), seeds.dropout()),
        Machine.environment(engine.name(), engine.threads()));
  }

  static Model model(RunSpec spec, ComputationGraph graph) {
    List<Layer> layers = new ArrayList<>();
    for (org.deeplearning4j.nn.api.Layer layer : graph.getLayers()) {
      layers.add(
          new Layer(
              layer.conf().getLayer().getLayerName(),
              layer.conf().getLayer().getClass().getSimpleName(),
              layer.numParams()));
    }
    return new Model(spec.model().kind(), graph.numParams(), layers);
  }

  /** The parts of one instrument, or of all together: their whole spans, rows and windows. */
  static Split split(List<Dataset> members) {
    return new Split(
        part(members, Part.TRAIN), part(members, Part.VALIDATION), part(members, Part.TEST));
  }

  private static RunResult.Part part(List<Dataset> members, Part part) {
    long from = Long.MAX_VALUE;
    long to = Long.MIN_VALUE;
    long rows = 0;
    long windows = 0;
    for (Dataset member : members) {
      RowRange range = member.split().rows(part);
      from = Math.min(from, member.loaded().series().timeMillis(range.from()));
      to = Math.max(to, member.loaded().series().timeMillis(range.toExclusive() - 1));
      rows += range.size();
      windows += member.windows(part).size();
    }
    return new RunResult.Part(Instant.ofEpochMilli(from), Instant.ofEpochMilli(to), rows, windows);
  }

  /** What belongs to each instrument of a panel alone; absent for one instrument. */
  static @Nullable Map<String, InstrumentResult> instruments(
      RunSpec spec, Map<String, Object> specMap, Panel panel, @Nullable Evaluation evaluation) {
    if (!panel.hasSeveral()) {
      return null;
    }
    Map<String, Evaluation> evaluations = evaluation == null ? Map.of() : evaluation.instruments();
    Map<String, InstrumentResult> results = new LinkedHashMap<>();
    PanelSpec sources = (PanelSpec) spec.data();
    for (Dataset member : panel.members()) {
      String name = member.instrument();
      Evaluation own = evaluations.get(name);
      results.put(
          name,
          new InstrumentResult(
              data(member, Origin.of(sources.of(name), sourceOf(specMap, name))),
              split(List.of(member)),
              own == null ? Scores.of(null, null) : own.model(),
              own == null ? Map.of() : own.baselines(),
              own == null ? null : own.oracle(),
              own == null ? null : own.skill(),
              own == null ? null : own.intervals()));
    }
    return results;
  }

  private static ProvenanceRecord.Data data(
      RunSpec spec, Map<String, Object> specMap, Panel panel) {
    if (!panel.hasSeveral()) {
      return data(panel.members().get(0), Origin.of(spec.data(), specMap.get("data")));
    }
    List<Rejection> first = new ArrayList<>();
    long rejected = 0;
    for (Dataset member : panel.members()) {
      LoadedSeries loaded = member.loaded();
      rejected += loaded.rejectedCount();
      loaded.rejectedRows().stream()
          .map(row -> new Rejection(row.line(), member.instrument() + ": " + row.reason()))
          .limit(LoadedSeries.LISTED_REJECTIONS - first.size())
          .forEach(first::add);
    }
    SourceFacts facts = panel.facts();
    return data(facts, Origin.NONE, new RejectedRows(rejected, first), panel.leftOut());
  }

  private static ProvenanceRecord.Data data(Dataset dataset, Origin origin) {
    LoadedSeries loaded = dataset.loaded();
    List<Rejection> first =
        loaded.rejectedRows().stream().map(row -> new Rejection(row.line(), row.reason())).toList();
    RejectedRows rejected = new RejectedRows(loaded.rejectedCount(), first);
    return data(loaded.facts(), origin, rejected, dataset.leftOut());
  }

  private static ProvenanceRecord.Data data(
      SourceFacts facts, Origin origin, RejectedRows rejected, List<String> leftOut) {
    return new ProvenanceRecord.Data(
        facts.source(),
        origin.path(),
        origin.query(),
        facts.sha256(),
        facts.rows(),
        facts.from(),
        facts.to(),
        rejected,
        leftOut);
  }

  private static @Nullable Object sourceOf(Map<String, Object> specMap, String instrument) {
    return specMap.get("data") instanceof Map<?, ?> data
            && data.get("instruments") instanceof Map<?, ?> instruments
        ? instruments.get(instrument)
        : null;
  }

  /** Which file or database the rows came from, and what was asked of it. */
  private record Origin(@Nullable String path, @Nullable String query) {
    static final Origin NONE = new Origin(null, null);

    /** A source's, whose path is taken as it is {@code written}; a database has its name. */
    static Origin of(DataSpec source, @Nullable Object written) {
      if (source instanceof StoreSpec store && store.url() != null) {
        return new Origin(store.location().name(), store.query());
      }
      String path =
          written instanceof Map<?, ?> data && data.get("path") instanceof String text
              ? text
              : null;
      return new Origin(path, source instanceof StoreSpec store ? store.query() : null);
    }
  }
}
