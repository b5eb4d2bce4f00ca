package io.workbench.train.run;

import io.workbench.train.evaluate.DieboldMariano;
import io.workbench.train.evaluate.Metrics;
import io.workbench.train.evaluate.Skill;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Results that tests vary. */
public final class ResultSamples {
  public static final String SHA_256 = "0123456789abcdef".repeat(4);
  public static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

  private ResultSamples() {}

  /** A complete run whose every optional field is present. */
  public static RunResult complete() {
    return new RunResult(
        RunResult.SCHEMA_VERSION,
        run(RunResult.Status.COMPLETE, null),
        spec("lstm", 64),
        provenance(SHA_256),
        new RunResult.Model("lstm", 54849, List.of(new RunResult.Layer("lstm-1", "LSTM", 21760))),
        new RunResult.Split(part(0, 70), part(70, 15), part(85, 15)),
        training(),
        RunResult.Scores.of(metrics(100, 0.2), metrics(120, 0.25)),
        Map.of(
            "persistence",
            RunResult.Scores.of(metrics(100, 0.3), metrics(120, 0.5)),
            "seasonalNaive",
            new RunResult.Scores(null, metrics(120, 0.75), 3L)),
        RunResult.Scores.of(null, metrics(120, 0.125)),
        new Skill(0.5, 0.5, new DieboldMariano(-3.5, 0.0006), "Significant skill."),
        List.of(new Interval(0.8, 0.625, 0.75)),
        null,
        List.of(new Artifact("model.zip", SHA_256, 12345)));
  }

  /** The same result with other facts of its run or another spec. */
  public static RunResult with(RunResult result, RunResult.Run run, Map<String, Object> spec) {
    return new RunResult(
        result.schemaVersion(),
        run,
        spec,
        result.provenance(),
        result.model(),
        result.split(),
        result.training(),
        result.metrics(),
        result.baselines(),
        result.oracle(),
        result.skill(),
        result.intervals(),
        result.instruments(),
        result.artifacts());
  }

  /** A run that failed before any epoch was finished: every optional field is absent. */
  public static RunResult failed() {
    RunResult complete = complete();
    return new RunResult(
        RunResult.SCHEMA_VERSION,
        run(RunResult.Status.FAILED, "The loss of epoch 1 is NaN."),
        complete.spec(),
        new ProvenanceRecord(
            new ProvenanceRecord.Code(null, null),
            new ProvenanceRecord.Data(
                "synthetic",
                null,
                null,
                SHA_256,
                100,
                START,
                START.plusSeconds(100),
                new ProvenanceRecord.RejectedRows(0, List.of()),
                List.of()),
            new ProvenanceRecord.Seeds(null, 1, 2, 3),
            complete.provenance().environment()),
        complete.model(),
        complete.split(),
        new RunResult.Training(0, null, false, 0.5, 0, List.of()),
        RunResult.Scores.of(null, null),
        Map.of(),
        null,
        null,
        null,
        null,
        List.of());
  }

  /** A complete run on a panel of two instruments with the given fingerprints of their data. */
  public static RunResult panel(String first, String second) {
    RunResult complete = complete();
    Map<String, InstrumentResult> instruments = new LinkedHashMap<>();
    instruments.put("H100", instrument(complete, first));
    instruments.put("H200", instrument(complete, second));
    return new RunResult(
        RunResult.SCHEMA_VERSION,
        complete.run(),
        complete.spec(),
        provenance(SHA_256),
        complete.model(),
        complete.split(),
        complete.training(),
        complete.metrics(),
        complete.baselines(),
        complete.oracle(),
        complete.skill(),
        null,
        instruments,
        complete.artifacts());
  }

  private static InstrumentResult instrument(RunResult complete, String sha256) {
    return new InstrumentResult(
        provenance(sha256).data(),
        complete.split(),
        complete.metrics(),
        complete.baselines(),
        complete.oracle(),
        complete.skill(),
        complete.intervals());
  }

  /** The spec of a network, as a tree. */
  public static Map<String, Object> spec(String kind, int hiddenSize) {
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put("name", "sample");
    spec.put("features", List.of("mid_price", "spread"));
    spec.put("window", Map.of("length", 12, "horizon", 1, "target", "change"));
    spec.put("model", Map.of("kind", kind, "hiddenSize", hiddenSize, "dropout", 0.2));
    spec.put("seed", 42);
    return spec;
  }

  /** Metrics whose errors are all of the given size. */
  public static Metrics metrics(long n, double error) {
    return new Metrics(n, error * error, error, error, error / 2, error / 2, error, 0.9, 0.5);
  }

  /** Provenance of a file with the given fingerprint. */
  public static ProvenanceRecord provenance(String sha256) {
    return new ProvenanceRecord(
        new ProvenanceRecord.Code("abc123", false),
        new ProvenanceRecord.Data(
            "csv",
            "prices.csv",
            null,
            sha256,
            100,
            START,
            START.plusSeconds(100),
            new ProvenanceRecord.RejectedRows(
                7, List.of(new ProvenanceRecord.Rejection(17L, "mid_price is text: abc"))),
            List.of("bid_volume")),
        new ProvenanceRecord.Seeds(5L, 1, 2, 3),
        new ProvenanceRecord.Environment(
            "Linux 6.1",
            "AMD EPYC",
            2,
            8L << 30,
            "17.0.15",
            "nd4j-native avx2",
            "dl4j",
            "256 bit",
            1,
            Map.of("deeplearning4j", "1.0.0-M2.1")));
  }

  private static RunResult.Run run(RunResult.Status status, @Nullable String failure) {
    return new RunResult.Run(
        "20240101-000000-sample",
        "sample",
        "train",
        status,
        START,
        START.plusMillis(61_500),
        61.5,
        "train experiments/sample.yaml",
        failure);
  }

  private static RunResult.Part part(long fromRow, long rows) {
    return new RunResult.Part(
        START.plusSeconds(fromRow), START.plusSeconds(fromRow + rows - 1), rows, rows - 12);
  }

  private static RunResult.Training training() {
    return new RunResult.Training(
        2,
        1,
        true,
        60.25,
        1234.5,
        List.of(
            new EpochRecord(1, 0.5, 0.4, 0.001, 1.5, 30),
            new EpochRecord(2, 0.3, Double.NaN, 0.0005, Double.POSITIVE_INFINITY, 30.25)));
  }
}
