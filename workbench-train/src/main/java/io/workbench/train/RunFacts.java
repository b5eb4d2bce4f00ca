package io.workbench.train;

import io.workbench.data.source.LoadedSeries;
import io.workbench.data.source.SyntheticSpec;
import io.workbench.data.split.RowRange;
import io.workbench.data.window.Dataset;
import io.workbench.data.window.Windows;
import io.workbench.train.loop.Engine;
import io.workbench.train.loop.RunSeeds;
import io.workbench.train.run.CodeVersion;
import io.workbench.train.run.Machine;
import io.workbench.train.run.ProvenanceRecord;
import io.workbench.train.run.ProvenanceRecord.Rejection;
import io.workbench.train.run.RunResult.Layer;
import io.workbench.train.run.RunResult.Model;
import io.workbench.train.run.RunResult.Part;
import io.workbench.train.run.RunResult.Split;
import io.workbench.train.spec.RunSpec;
import java.time.Instant;
import java.util.ArrayList;
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
   * @param specMap the spec as it is written, whose data path is relative to the run's folder
   */
  static ProvenanceRecord provenance(
      RunSpec spec, Map<String, Object> specMap, Dataset dataset, Engine engine) {
    RunSeeds seeds = RunSeeds.of(spec.seed());
    Long dataSeed = spec.data() instanceof SyntheticSpec synthetic ? synthetic.seed() : null;
    return new ProvenanceRecord(
        CodeVersion.find(),
        data(dataset, pathOf(specMap)),
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

  static Split split(Dataset dataset) {
    return new Split(
        part(dataset, dataset.split().train(), dataset.train()),
        part(dataset, dataset.split().validation(), dataset.validation()),
        part(dataset, dataset.split().test(), dataset.test()));
  }

  private static Part part(Dataset dataset, RowRange rows, Windows windows) {
    return new Part(
        time(dataset, rows.from()),
        time(dataset, rows.toExclusive() - 1),
        rows.size(),
        windows.size());
  }

  private static Instant time(Dataset dataset, int row) {
    return Instant.ofEpochMilli(dataset.loaded().series().timeMillis(row));
  }

  private static ProvenanceRecord.Data data(Dataset dataset, @Nullable String path) {
    LoadedSeries loaded = dataset.loaded();
    List<Rejection> first =
        loaded.rejectedRows().stream().map(row -> new Rejection(row.line(), row.reason())).toList();
    return new ProvenanceRecord.Data(
        loaded.facts().source(),
        path,
        loaded.facts().sha256(),
        loaded.facts().rows(),
        loaded.facts().from(),
        loaded.facts().to(),
        new ProvenanceRecord.RejectedRows(loaded.rejectedCount(), first),
        dataset.leftOut());
  }

  private static @Nullable String pathOf(Map<String, Object> specMap) {
    return specMap.get("data") instanceof Map<?, ?> data && data.get("path") instanceof String path
        ? path
        : null;
  }
}
