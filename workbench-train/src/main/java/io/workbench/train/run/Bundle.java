package io.workbench.train.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.workbench.data.AtomicFiles;
import io.workbench.data.InputException;
import io.workbench.data.IoReason;
import io.workbench.data.OutputException;
import io.workbench.data.feature.FeatureSet;
import io.workbench.data.market.Sampling;
import io.workbench.data.split.Standardizer;
import io.workbench.data.window.ForecastInput;
import io.workbench.data.window.TargetScale;
import io.workbench.data.window.Windows;
import io.workbench.train.spec.RunSpec;
import io.workbench.train.spec.RunSpecs;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A trained network with all that forecasting needs: {@code model.zip}. It is DL4J's own zip, which
 * {@link ModelSerializer#restoreComputationGraph} opens, with the spec, the input's scaling and a
 * probe window added. A file that is not byte for byte what was written is refused, and so is one
 * whose probe does not reproduce.
 *
 * @param spec of the run that trained it
 * @param sampling of the data it was trained on
 * @param intervals around its forecasts, the narrowest first; empty where it was written without
 */
public record Bundle(
    RunSpec spec,
    ComputationGraph graph,
    ForecastInput input,
    Sampling sampling,
    List<Interval> intervals) {
  /**
   * How far the probe may differ, in standardised units. Equal machines give equal bits; another
   * CPU's order of summation moves the last digits of a float only.
   */
  public static final double PROBE_TOLERANCE = 1e-5;

  private static final String FACTS = "workbench/bundle.json";
  private static final String SPEC = "workbench/spec.yaml";
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Writes the file whole.
   *
   * @param probe a window to try the network with when it is read again
   */
  public void write(Path file, Windows probe) {
    float[] window = new float[probe.steps() * probe.features()];
    probe.copyWindow(0, window, 0);
    try {
      ByteArrayOutputStream network = new ByteArrayOutputStream();
      ModelSerializer.writeModel(graph, network, false);
      Map<String, byte[]> entries = new LinkedHashMap<>(SealedZip.entries(network.toByteArray()));
      String yaml = RunSpecs.toYaml(spec, file.toAbsolutePath().resolveSibling(""));
      entries.put(SPEC, yaml.getBytes(StandardCharsets.UTF_8));
      entries.put(FACTS, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(facts(window)));
      AtomicFiles.write(file, SealedZip.seal(entries));
    } catch (IOException e) {
      throw new OutputException("Cannot write " + file + ": " + IoReason.of(e) + ".", e);
    }
  }

  /** Reads and tries a bundle; one that is damaged or does not reproduce is refused. */
  public static Bundle read(Path file) {
    byte[] bytes = SealedZip.readChecked(file);
    try {
      Map<String, byte[]> entries = SealedZip.entries(bytes);
      byte[] json = entries.get(FACTS);
      byte[] yaml = entries.get(SPEC);
      if (json == null || yaml == null) {
        throw new InputException(file + ": a bundle must hold " + FACTS + " and " + SPEC + ".");
      }
      BundleFacts facts = JSON.readValue(json, BundleFacts.class);
      Bundle bundle = of(file, facts, new String(yaml, StandardCharsets.UTF_8), bytes);
      bundle.requireProbe(file, facts);
      return bundle;
    } catch (IOException e) {
      throw new InputException(file + ": the bundle cannot be read: " + IoReason.of(e) + ".", e);
    }
  }

  /** What the network puts out for one window, {@code [steps, features]} row by row. */
  private double output(float[] window) {
    int steps = input.window().length();
    INDArray natural = Nd4j.createFromArray(window).reshape('c', 1, steps, input.features().size());
    return graph.outputSingle(natural.permute(0, 2, 1).dup('c')).getDouble(0);
  }

  private BundleFacts facts(float[] probe) {
    return new BundleFacts(
        BundleFacts.VERSION,
        input.features().names(),
        input.features().hash(),
        input.standardizer().mean(),
        input.standardizer().std(),
        input.targetScale().mean(),
        input.targetScale().std(),
        sampling.step().toMillis(),
        sampling.maxStep().toMillis(),
        widen(probe),
        output(probe),
        intervals);
  }

  private static Bundle of(Path file, BundleFacts facts, String yaml, byte[] zip)
      throws IOException {
    if (facts.version() != BundleFacts.VERSION) {
      throw new InputException(
          file + ": a bundle's version must be 1, but was " + facts.version() + ".");
    }
    RunSpec spec =
        RunSpecs.parse(yaml, file + "!" + SPEC, file.toRealPath().resolveSibling(""), List.of());
    FeatureSet features = FeatureSet.of(facts.features(), new LinkedHashSet<>(facts.features()));
    if (!features.hash().equals(facts.featuresHash())) {
      throw new InputException(
          file + ": the bundle's features were computed by other formulas than this version's.");
    }
    ForecastInput input =
        new ForecastInput(
            features,
            new Standardizer(facts.featureMean(), facts.featureStd()),
            new TargetScale(spec.window().target(), facts.targetMean(), facts.targetStd()),
            spec.window());
    ComputationGraph graph =
        ModelSerializer.restoreComputationGraph(new ByteArrayInputStream(zip), false);
    return new Bundle(
        spec,
        graph,
        input,
        new Sampling(
            Duration.ofMillis(facts.stepMillis()), Duration.ofMillis(facts.maxStepMillis())),
        facts.intervals() == null ? List.of() : facts.intervals());
  }

  private void requireProbe(Path file, BundleFacts facts) {
    float[] window = new float[facts.probeInput().length];
    for (int index = 0; index < window.length; index++) {
      window[index] = (float) facts.probeInput()[index];
    }
    double output = output(window);
    if (!(Math.abs(output - facts.probeOutput()) <= PROBE_TOLERANCE)) {
      throw new InputException(
          file
              + (": the network must put out " + facts.probeOutput() + " for its probe window")
              + (", but put out " + output + "."));
    }
  }

  private static double[] widen(float[] values) {
    double[] wide = new double[values.length];
    for (int index = 0; index < values.length; index++) {
      wide[index] = values[index];
    }
    return wide;
  }
}
