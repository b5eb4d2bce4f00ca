package io.workbench.train.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbench.data.source.SnapshotCsv;
import io.workbench.data.source.SyntheticMarket;
import io.workbench.data.source.SyntheticSpec;
import io.workbench.train.loop.StopSignal;
import io.workbench.train.loop.TrainingListeners;
import io.workbench.train.run.ResultJson;
import io.workbench.train.run.RunResult;
import io.workbench.train.spec.SweepSpec;
import io.workbench.train.sweep.journal.TrialRecord;
import io.workbench.train.sweep.journal.TrialState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** A sweep on a real cluster of which one worker is killed. */
@EnabledForJreRange(max = JRE.JAVA_22)
class SparkSweepTest {
  @TempDir Path folder;

  @Test
  void aKilledWorkerCostsNoTrialAndNoBit() throws Exception {
    Path csv = folder.resolve("data/market.csv");
    SnapshotCsv.write(SyntheticMarket.generate(SyntheticSpec.DEFAULT.withDays(1)).series(), csv);
    SweepOutcome local =
        Sweep.start(spec(csv, "executor=local"), TinySweep.request(folder.resolve("local")));
    SweepOutcome spark;
    try (LoopbackCluster cluster = new LoopbackCluster(folder.resolve("cluster"), 2)) {
      Killer killer = new Killer(cluster);
      spark = Sweep.start(spec(csv, "executor=spark"), request(cluster, killer));
    }

    assertThat(spark.trials()).hasSize(6).allMatch(trial -> trial.state() == TrialState.COMPLETE);
    for (TrialRecord trial : spark.trials()) {
      assertThat(trial.parameters()).isEqualTo(local.trials().get(trial.number()).parameters());
      assertSameFiles(spark.directory(), local.directory(), "trials/" + trial.number());
    }
    assertThat(Files.readAllLines(spark.directory().resolve("journal.jsonl")))
        .anySatisfy(line -> assertThat(line).contains("\"lost\"", "was lost: "));
  }

  /** Kills a worker and its executor when the first trial has ended and others are under way. */
  private static final class Killer implements SweepListener {
    private final LoopbackCluster cluster;
    private boolean killed;

    Killer(LoopbackCluster cluster) {
      this.cluster = cluster;
    }

    @Override
    public void onTrialEnd(TrialRecord trial) {
      if (!killed) {
        killed = true;
        cluster.killWorker(0);
      }
    }
  }

  private static SweepSpec spec(Path csv, String executor) {
    return TinySweep.spec(
        executor,
        "base.data={source: csv, path: " + csv + "}",
        "base.training.epochs=40",
        "base.training.patience=100",
        "parallel.workers=4");
  }

  /** Both executors are there before the first trial starts, and neither is ever idle. */
  private SweepRequest request(LoopbackCluster cluster, SweepListener listener) throws IOException {
    Map<String, String> settings =
        Map.of(
            "spark.driver.host", "127.0.0.1",
            "spark.driver.bindAddress", "127.0.0.1",
            "spark.cores.max", "2",
            "spark.scheduler.minRegisteredResourcesRatio", "1.0",
            "spark.scheduler.maxRegisteredResourcesWaitingTime", "120s",
            "spark.executor.memory", "768m");
    return new SweepRequest(
        folder.resolve("spark"),
        false,
        "sweep tiny.yaml",
        listener,
        TrainingListeners.NONE,
        new StopSignal(),
        new ClusterSettings(cluster.address(), settings, Jars.shipped(folder)));
  }

  /** Both sweeps lie equally deep, so that even the relative path of the data is the same. */
  private static void assertSameFiles(Path spark, Path local, String trial) throws IOException {
    for (String file : List.of("model.zip", "spec.yaml", "test_forecasts.csv")) {
      assertThat(spark.resolve(trial).resolve(file))
          .hasSameBinaryContentAs(local.resolve(trial).resolve(file));
    }
    RunResult one = ResultJson.read(spark.resolve(trial).resolve("result.json"));
    RunResult other = ResultJson.read(local.resolve(trial).resolve("result.json"));
    assertThat(one.spec()).isEqualTo(other.spec());
    assertThat(one.provenance().data()).isEqualTo(other.provenance().data());
    assertThat(one.metrics()).isEqualTo(other.metrics());
  }
}
