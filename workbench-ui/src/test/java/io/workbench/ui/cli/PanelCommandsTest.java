package io.workbench.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PanelCommandsTest {
  @TempDir static Path folder;
  private static Path spec;
  private static CommandRun trained;

  @BeforeAll
  static void trainOnce() {
    spec = Samples.panel(folder);
    trained = CommandRun.of("train", spec, "--out", folder.resolve("results"));
  }

  @Test
  void oneModelOfAllSaysHowItDoesOnEach() {
    trained.succeeded();

    assertThat(trained.err())
        .contains("gru: 341 parameters, 350 training windows", "H100 test part", "H200 test part");
  }

  @Test
  void oneModelEachIsARunEach() {
    CommandRun run = CommandRun.of("train", spec, "--instrument", "all", "--out", folder);

    run.succeeded();
    List<String> folders = run.out().lines().toList();
    assertThat(folders).hasSize(2);
    assertThat(folders.get(0)).endsWith("-pair-H100-gru");
    assertThat(folders.get(1)).endsWith("-pair-H200-gru");
    assertThat(run.err()).contains("all runs", "pair-H200 gru");
  }

  @Test
  void kindsAndInstrumentsCombine() {
    CommandRun run =
        CommandRun.of("train", spec, "--model", "all", "--instrument", "H100", "--out", folder);

    run.succeeded();
    assertThat(run.out().lines()).hasSize(4).allMatch(line -> line.contains("pair-H100-"));
  }

  @Test
  void anInstrumentThatIsNotThereIsTold() {
    CommandRun.of("train", spec, "--instrument", "B200", "--out", folder)
        .failedWith(2, "The instrument must be one of H100, H200, but was \"B200\".");
    CommandRun.of("train", spec, "--set", "data={source: synthetic}", "--instrument", "all")
        .failedWith(2, "An instrument can be chosen of a panel only");
  }

  @Test
  void theBundleForecastsTheInstrumentThatIsNamed() {
    Path data = folder.resolve("h200.csv");
    CommandRun.of("generate", data, "--days", "1", "--set", "data.instrument=h200").succeeded();
    Path bundle = trained.runFolder().resolve("model.zip");

    CommandRun run =
        CommandRun.of("predict", "--bundle", bundle, "--data", data, "--instrument", "H200");

    run.succeeded();
    assertThat(run.out()).startsWith("timestamp,target_time,last_price,forecast,actual");
    CommandRun.of("predict", "--bundle", bundle, "--data", data, "--instrument", "h100")
        .failedWith(2, "for instrument \"h100\", but has 0; it has rows of h200");
    CommandRun.of("predict", "--bundle", bundle, "--data", data)
        .failedWith(2, "one of which must be chosen with --instrument, but none was.");
  }

  @Test
  void theAuditLooksAtEveryInstrument() {
    CommandRun run = CommandRun.of("audit", spec, "--cuts", "2");

    run.succeeded();
    assertThat(run.out()).contains("Holds: H100: ", "Holds: H200: ", "No leak found");
  }

  @Test
  void compareHasARowAnInstrument() {
    CommandRun run = CommandRun.of("compare", trained.runFolder(), "--format", "csv");

    run.succeeded();
    assertThat(run.out()).contains("\npair,", "\npair/H100,", "\npair/H200,");
    assertThat(Files.exists(trained.runFolder().resolve("plots/predictions-H200.png"))).isTrue();
  }
}
