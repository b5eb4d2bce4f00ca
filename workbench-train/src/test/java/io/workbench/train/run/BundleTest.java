package io.workbench.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.InputException;
import io.workbench.data.window.Dataset;
import io.workbench.train.TrainingRun;
import io.workbench.train.spec.RunSpec;
import io.workbench.train.spec.RunSpecs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTest {
  private static final String YAML =
      """
      name: tiny
      data: {source: synthetic, days: 2}
      model: {kind: attention, hiddenSize: 4, layers: 1}
      """;

  @Test
  void readsBackWhatWasWritten(@TempDir Path folder) {
    Bundle written = write(folder.resolve("model.zip"));

    Bundle read = Bundle.read(folder.resolve("model.zip"));

    assertThat(read.spec()).isEqualTo(written.spec());
    assertThat(read.intervals()).isEqualTo(written.intervals());
    assertThat(read.sampling()).isEqualTo(written.sampling());
    assertThat(read.input().standardizer()).isEqualTo(written.input().standardizer());
    assertThat(read.input().targetScale()).isEqualTo(written.input().targetScale());
    assertThat(read.input().features().hash()).isEqualTo(written.input().features().hash());
    assertThat(read.graph().params()).isEqualTo(written.graph().params());
  }

  @Test
  void isAlsoDl4jsOwnZip(@TempDir Path folder) throws IOException {
    Bundle written = write(folder.resolve("model.zip"));

    ComputationGraph graph =
        ModelSerializer.restoreComputationGraph(folder.resolve("model.zip").toFile());

    assertThat(graph.params()).isEqualTo(written.graph().params());
  }

  @Test
  void equalContentGivesEqualBytes(@TempDir Path folder) throws IOException {
    write(folder.resolve("a.zip"));
    write(folder.resolve("b.zip"));

    assertThat(folder.resolve("a.zip")).hasSameBinaryContentAs(folder.resolve("b.zip"));
  }

  @Test
  void everyFlippedBitIsRefused(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("model.zip");
    write(file);
    byte[] whole = Files.readAllBytes(file);
    // Every bit of the beginning and of the end, where the zip's own headers are, and some between.
    Random random = new Random(1);
    for (int flip = 0; flip < 3000; flip++) {
      int bit =
          flip < 600
              ? flip
              : flip < 2000
                  ? whole.length * 8 - 1 - (flip - 600)
                  : random.nextInt(whole.length * 8);
      byte[] flipped = whole.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      Files.write(file, flipped);
      assertThatThrownBy(() -> SealedZip.readChecked(file))
          .as("bit %d", bit)
          .isInstanceOf(InputException.class)
          .hasMessageStartingWith(file + ": ");
    }
  }

  @Test
  void everyTruncationIsRefusedInOneSentence(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("model.zip");
    write(file);
    byte[] whole = Files.readAllBytes(file);
    for (int length : new int[] {0, 1, 3, 4, 100, whole.length / 2, whole.length - 1}) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> Bundle.read(file))
          .isInstanceOf(InputException.class)
          .hasMessageMatching("(?s)[^\n]*\\.");
    }
  }

  @Test
  void aNetworkThatDoesNotReproduceItsProbeIsRefused(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("model.zip");
    write(file);
    Map<String, byte[]> entries = SealedZip.entries(Files.readAllBytes(file));
    String facts = new String(entries.get("workbench/bundle.json"), StandardCharsets.UTF_8);
    String altered = facts.replaceAll("\"probeOutput\" : [-0-9.Ee]+", "\"probeOutput\" : 0.5");
    assertThat(altered).isNotEqualTo(facts);
    entries.put("workbench/bundle.json", altered.getBytes(StandardCharsets.UTF_8));
    Files.write(file, SealedZip.seal(entries));

    assertThatThrownBy(() -> Bundle.read(file))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(file + ": the network must put out 0.5 for its probe window");
  }

  @Test
  void aBundleOfAnEarlierVersionHasNoIntervals(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("model.zip");
    write(file);
    Map<String, byte[]> entries = SealedZip.entries(Files.readAllBytes(file));
    String facts = new String(entries.get("workbench/bundle.json"), StandardCharsets.UTF_8);
    String earlier = facts.replaceFirst("(?s),\\s*\"intervals\" : \\[.*?\\]", "");
    assertThat(earlier).doesNotContain("intervals");
    entries.put("workbench/bundle.json", earlier.getBytes(StandardCharsets.UTF_8));
    Files.write(file, SealedZip.seal(entries));

    assertThat(Bundle.read(file).intervals()).isEmpty();
  }

  @Test
  void aPlainModelAndAMissingFileAreNamed(@TempDir Path folder) throws IOException {
    Path plain = folder.resolve("plain.zip");
    ModelSerializer.writeModel(bundle().graph(), plain.toFile(), false);
    Path text = Files.writeString(folder.resolve("model.txt"), "hello");

    assertThatThrownBy(() -> Bundle.read(plain)).isInstanceOf(InputException.class);
    assertThatThrownBy(() -> Bundle.read(text))
        .hasMessage(text + ": a bundle must be a zip file, but this is not one.");
    assertThatThrownBy(() -> Bundle.read(folder.resolve("none.zip")))
        .hasMessage(folder.resolve("none.zip") + ": there is no such file.");
  }

  private static Bundle write(Path file) {
    Bundle bundle = bundle();
    bundle.write(file, dataset().test());
    return bundle;
  }

  private static Bundle bundle() {
    RunSpec spec = spec();
    Dataset dataset = dataset();
    ComputationGraph graph =
        spec.model().graph(dataset.features().size(), spec.training().optimizerSpec(), 3);
    return new Bundle(
        spec,
        graph,
        dataset.forecastInput(),
        dataset.loaded().sampling(),
        List.of(new Interval(0.8, 0.25, 0.75)));
  }

  private static Dataset dataset() {
    return TrainingRun.prepare(spec(), false).members().get(0);
  }

  private static RunSpec spec() {
    return RunSpecs.parse(YAML, "tiny.yaml", Path.of("").toAbsolutePath(), List.of());
  }
}
