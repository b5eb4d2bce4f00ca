package io.workbench.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateCommandTest {
  @TempDir Path folder;

  @Test
  void aSpecsMarketIsWrittenAndSettingsChangeIt() throws IOException {
    Path spec = folder.resolve("market.yaml");
    Files.writeString(
        spec,
        "name: m\ndata: {source: synthetic, seed: 5, days: 1, step: PT1H, instrument: B200}\n");
    Path market = folder.resolve("market.csv");
    Path jumping = folder.resolve("jumping.csv");

    CommandRun.of("generate", "--spec", spec, market).succeeded();
    CommandRun.of("generate", "--spec", spec, "--set", "data.market.jumps={perDay: 24}", jumping)
        .succeeded();

    assertThat(Files.readAllLines(market)).hasSize(26).last().asString().contains(",B200,");
    assertThat(Files.readAllLines(jumping)).hasSize(26);
    assertThat(jumping).content().isNotEqualTo(Files.readString(market));
    CommandRun.of("generate", "--spec", spec, "--days", "2", market).succeeded();
    assertThat(Files.readAllLines(market)).hasSize(50);
  }

  @Test
  void aSpecOfOtherDataIsRefused() throws IOException {
    Path spec = folder.resolve("other.yaml");
    Files.writeString(spec, "name: o\ndata: {source: csv, path: day.csv}\n");

    CommandRun.of("generate", "--spec", spec, folder.resolve("x.csv"))
        .failedWith(2, "other.yaml: generate writes one synthetic instrument");
    assertThat(folder.resolve("x.csv")).doesNotExist();
  }

  @Test
  void aFileThatIsSomethingElseIsNeverWrittenOver() throws IOException {
    Path spec = folder.resolve("run.yaml");
    Files.writeString(spec, "name: r\n");
    Path day = folder.resolve("day.csv");
    CommandRun.of("generate", day, "--days", "1").succeeded();
    Path store = folder.resolve("market.db");
    CommandRun.of("store", "import", day, "--store", store).succeeded();
    byte[] stored = Files.readAllBytes(store);

    CommandRun.of("generate", spec, "--days", "1")
        .failedWith(2, "run.yaml is there already and is no CSV that this command writes");
    CommandRun.of("store", "export", store, "--store", store)
        .failedWith(2, "market.db is there already and is no CSV that this command writes");

    assertThat(spec).hasContent("name: r\n");
    assertThat(Files.readAllBytes(store)).isEqualTo(stored);
    CommandRun.of("store", "export", day, "--store", store).succeeded();
  }
}
