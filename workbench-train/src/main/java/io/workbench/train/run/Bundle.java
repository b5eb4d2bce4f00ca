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
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A trained network with all that forecasting needs: {@code model.zip}. It is DL4J's own zip, which
 * {@link ModelSerializer#restoreComputationGraph} opens, with the spec, the input's scaling and a
 * probe window added. A file that is not byte for byte what was written is refused, and so is one
 * whose probe does not reproduce.
 *
 * <p>The file of a model of several instruments holds the scaling, a probe and the intervals of
 * each of them; it is read for one.
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
    write(file, facts(probe));
  }

  /**
   * Writes the file of a model of several instruments whole.
   *
   * @param instruments the same network with each instrument's input, in the panel's order
   * @param probes windows of each instrument, the first of which is tried when it is read again
   */
  public static void writePanel(
      Path file, Map<String, Bundle> instruments, Map<String, Windows> probes) {
    Map<String, BundleFacts> facts = new LinkedHashMap<>();
    Bundle any = null;
    for (Map.Entry<String, Bundle> instrument : instruments.entrySet()) {
      Windows probe = probes.get(instrument.getKey());
      if (probe == null) {
        throw new IllegalArgumentException("Every instrument needs windows for its probe.");
      }
      any = instrument.getValue();
      facts.put(instrument.getKey(), any.facts(probe));
    }
    if (any == null) {
      throw new IllegalArgumentException("A panel needs instruments, but there are none.");
    }
    any.write(file, new PanelFacts(PanelFacts.VERSION, facts));
  }

  private void write(Path file, Record facts) {
    try {
      ByteArrayOutputStream network = new ByteArrayOutputStream();
      ModelSerializer.writeModel(graph, network, false);
      Map<String, byte[]> entries = new LinkedHashMap<>(SealedZip.entries(network.toByteArray()));
      String yaml = RunSpecs.toYaml(spec, file.toAbsolutePath().resolveSibling(""));
      entries.put(SPEC, yaml.getBytes(StandardCharsets.UTF_8));
      entries.put(FACTS, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(facts));
      AtomicFiles.write(file, SealedZip.seal(entries));
    } catch (IOException e) {
      throw new OutputException("Cannot write " + file + ": " + IoReason.of(e) + ".", e);
    }
  }

  /**
   * Reads and tries the bundle of a model of one instrument; one that is damaged or does not
   * reproduce is refused.
   */
  public static Bundle read(Path file) {
    return read(file, null);
  }

  /**
   * Reads and tries a bundle for one of its instruments.
   *
   * @param instrument absent for a model of one instrument, which needs no name
   */
  public static Bundle read(Path file, @Nullable String instrument) {
    byte[] bytes = SealedZip.readChecked(file);
    try {
      Map<String, byte[]> entries = SealedZip.entries(bytes);
      byte[] json = entries.get(FACTS);
      byte[] yaml = entries.get(SPEC);
      if (json == null || yaml == null) {
        throw new InputException(file + ": a bundle must hold " + FACTS + " and " + SPEC + ".");
      }
      ChosenFacts chosen = ChosenFacts.of(file, JSON.readTree(json), instrument);
      Bundle bundle = of(file, chosen, new String(yaml, StandardCharsets.UTF_8), bytes);
      bundle.requireProbe(file, chosen.facts());
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

  private BundleFacts facts(Windows windows) {
    float[] probe = new float[windows.steps() * windows.features()];
    windows.copyWindow(0, probe, 0);
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

  private static Bundle of(Path file, ChosenFacts chosen, String yaml, byte[] zip)
      throws IOException {
    BundleFacts facts = chosen.facts();
    RunSpec spec =
        RunSpecs.parse(yaml, file + "!" + SPEC, file.toRealPath().resolveSibling(""), List.of());
    FeatureSet features = chosen.features();
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
