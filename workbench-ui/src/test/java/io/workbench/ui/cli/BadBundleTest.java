package io.workbench.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged bundles, results and runs, and data that do not fit a bundle. */
class BadBundleTest {
  @TempDir static Path folder;
  private static Path run;
  private static byte[] bundle;

  @BeforeAll
  static void train() throws IOException {
    Path spec = Samples.spec(folder);
    run = CommandRun.of("train", spec, "--out", folder.resolve("results")).succeeded().runFolder();
    bundle = Files.readAllBytes(run.resolve("model.zip"));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.0005, 0.3, 0.9, 0.9999})
  void aBundleCutShortIsRefused(double share) throws IOException {
    predictWith(Arrays.copyOf(bundle, (int) (share * bundle.length)), "bundle");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.25, 0.5, 0.75, 0.9, 0.995, 1})
  void aBundleWithOneBitFlippedIsRefused(double place) throws IOException {
    byte[] flipped = bundle.clone();
    flipped[(int) (place * (bundle.length - 1))] ^= 0x10;

    predictWith(flipped, "bundle");
  }

  @Test
  void aMissingOrUnreadableBundleIsNamed() throws IOException {
    Path loop = Files.createSymbolicLink(folder.resolve("loop.zip"), folder.resolve("loop.zip"));

    predict(folder.resolve("none.zip"), day()).failedWith(2, "none.zip: there is no such file.");
    predict(loop, day()).failedWith(2, loop + ": the bundle cannot be read: Too many levels");
    predict(folder, day()).failedWith(2, folder + ": a folder without a model.zip is no bundle.");
    predict(day(), day()).failedWith(2, "day.csv: a bundle must be a zip file");
  }

  @Test
  void aRunsFolderStandsForItsBundle() {
    String forecasts = predict(run.resolve("model.zip"), day()).succeeded().out();

    assertThat(predict(run, day()).succeeded().out()).isEqualTo(forecasts).isNotEmpty();
  }

  @Test
  void dataThatDoNotFitTheBundleAreNamed() {
    Path missing = folder.resolve("missing.csv");
    List<String> lines = Samples.goodLines(folder);
    Path few = Samples.write(folder, "few.csv", lines.subList(0, 20));
    Path price = Samples.write(folder, "p.csv", List.of("timestamp,mid_price", "0,1", "60000,2"));
    Path spoilt = Samples.spoilt(folder, "mid_price", "cheap");

    predict(bundleFile(), missing).failedWith(2, missing + " cannot be read: there is no such");
    predict(bundleFile(), few).failedWith(2, few + ": A forecast needs 27", "none of the 19 rows");
    predict(bundleFile(), price).failedWith(2, price + ": Feature", "\"spread\"");
    predict(bundleFile(), spoilt, "--strict").failedWith(2, spoilt + ":7: mid_price must be");
  }

  @Test
  void aResultCutShortIsNamedAndTheOthersAreCompared() throws IOException {
    String text = Files.readString(run.resolve("result.json"));
    Path cut = Files.createDirectories(folder.resolve("cut")).resolve("result.json");
    Files.writeString(cut, text.substring(0, text.length() / 2));

    CommandRun.of("compare", cut).failedWith(2, cut.toString(), "it ends in the middle");
    CommandRun both = CommandRun.of("compare", cut, run);
    assertThat(both.exitCode()).isEqualTo(ErrorSentences.BAD_INPUT);
    assertThat(both.err().lines()).hasSize(1);
    assertThat(both.out()).contains("gru");
  }

  @Test
  void whatCannotBeComparedIsNamed() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("no-results"));

    CommandRun.of("compare", folder.resolve("none")).failedWith(2, "There is no result", "none");
    CommandRun.of("compare", empty).failedWith(2, "There is no result.json in " + empty);
    CommandRun.of("compare", run, "--by", "test.rsme").failedWith(2, "no metric test.rsme");
    CommandRun.of("compare", run, "--format", "xml").failedWith(2, "no format xml");
  }

  @Test
  void whatCannotBeResumedIsNamed() throws IOException {
    Path damaged = Files.createDirectories(folder.resolve("damaged"));
    Files.copy(run.resolve("spec.yaml"), damaged.resolve("spec.yaml"));
    Files.write(damaged.resolve("checkpoint.bin"), new byte[100]);
    String spec = Files.readString(damaged.resolve("spec.yaml"));
    Files.writeString(
        damaged.resolve("spec.yaml"), spec.replaceAll("path: .*", "path: ../day.csv"));

    CommandRun.of("train", "--resume", folder).failedWith(2, folder + ": not a run's folder");
    CommandRun.of("train", "--resume", damaged)
        .failedWith(2, "checkpoint.bin: the checkpoint is damaged");
  }

  @Test
  void aCompleteRunIsSaidToBeAndAnsweredAsWhenItEnded() {
    CommandRun again = CommandRun.of("train", "--resume", run).succeeded();

    assertThat(again.out().lines()).containsExactly(run.toString());
    assertThat(again.err().lines())
        .startsWith(run + ": the run is complete, nothing is left to do.");
  }

  private static void predictWith(byte[] bytes, String part) throws IOException {
    Path file = Files.write(folder.resolve("damaged.zip"), bytes);
    Path output = folder.resolve("forecast.csv");

    predict(file, day(), "--output", output).failedWith(2, file.toString(), part);
    assertThat(output).doesNotExist();
  }

  private static Path day() {
    return folder.resolve("day.csv");
  }

  private static Path bundleFile() {
    return run.resolve("model.zip");
  }

  private static CommandRun predict(Path file, Path data, Object... more) {
    List<Object> arguments = new ArrayList<>(List.of("predict", "--bundle", file, "--data", data));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray());
  }
}
