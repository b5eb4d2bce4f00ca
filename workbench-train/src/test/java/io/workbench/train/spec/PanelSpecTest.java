package io.workbench.train.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.InputException;
import io.workbench.data.source.CsvSpec;
import io.workbench.data.source.PanelSpec;
import io.workbench.data.source.SyntheticSpec;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PanelSpecTest {
  private static final Path FOLDER = Path.of("").toAbsolutePath();

  @Test
  void eachInstrumentHasASourceOfAnyKind() {
    RunSpec run =
        parse(
            "{H100: {source: synthetic, seed: 3}, h-200_b: {source: csv, path: some/prices.csv}}");

    PanelSpec panel = (PanelSpec) run.data();
    assertThat(panel.instruments().keySet()).containsExactly("H100", "h-200_b");
    assertThat(panel.of("H100")).isEqualTo(SyntheticSpec.DEFAULT.withSeed(3));
    assertThat(((CsvSpec) panel.of("h-200_b")).path()).isEqualTo(FOLDER.resolve("some/prices.csv"));
    assertThat(panel.files()).containsExactly(FOLDER.resolve("some/prices.csv"));
  }

  @Test
  void writtenBackItReadsAsTheSame() {
    RunSpec run =
        parse("{B: {source: csv, path: prices.csv, instrument: B}, A: {source: synthetic}}");

    String yaml = RunSpecs.toYaml(run, FOLDER);

    assertThat(yaml).contains("path: prices.csv");
    assertThat(RunSpecs.parse(yaml, "again.yaml", FOLDER, List.of())).isEqualTo(run);
  }

  @Test
  void aSettingOfOneInstrumentCanBeOverridden() {
    RunSpec run = parse("{A: {source: synthetic}, B: {source: synthetic}}");

    PanelSpec panel =
        (PanelSpec) RunSpecs.override(run, List.of("data.instruments.B.seed=9")).data();
    assertThat(panel.of("B")).isEqualTo(SyntheticSpec.DEFAULT.withSeed(9));
    assertThat(panel.of("A")).isEqualTo(SyntheticSpec.DEFAULT);
  }

  @Test
  void oneInstrumentsRunIsNamedAfterIt() {
    RunSpec run = parse("{A: {source: synthetic, seed: 5}, B: {source: synthetic}}");

    assertThat(run.ofInstrument("A").name()).isEqualTo("both-A");
    assertThat(run.ofInstrument("A").data()).isEqualTo(SyntheticSpec.DEFAULT.withSeed(5));
    assertThat(run.ofInstrument("A").window()).isEqualTo(run.window());
    RunSpec longest = RunSpecs.override(run, List.of("name=" + "n".repeat(80)));
    assertThat(longest.ofInstrument("A").name()).isEqualTo("n".repeat(78) + "-A");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{A: {source: synthetic}}|data.instruments must name at least two, but named 1.",
        "{}|data.instruments must name at least two, but named 0.",
        "{'../x': {source: synthetic}, B: {source: synthetic}}|but one was \"../x\".",
        "{'<img onerror=1>': {source: synthetic}, B: {source: synthetic}}|1 to 40 letters, digits",
        "{'a,b': {source: synthetic}, B: {source: synthetic}}|but one was \"a,b\".",
        "{a.b: {source: synthetic}, B: {source: synthetic}}|but one was \"a.b\".",
        "{A: {source: synthetic}, A: {source: synthetic}}|A",
        "{A: {source: synthetic}, B: {source: panel, instruments: {C: {source: synthetic}, D: {source: synthetic}}}}|must not hold a panel, but B is one.",
        "{A: {source: synthetic}, B: {sed: 4}}|data.instruments.B.source",
        "{A: {source: synthetic}, B: {source: synthetic, sed: 4}}|unknown key \"sed\" in data.instruments.B"
      })
  void whatIsNoPanelIsToldInOneSentence(String instruments, String part) {
    assertThatThrownBy(() -> parse(instruments))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("both.yaml:4: ")
        .hasMessageContaining(part);
  }

  private static RunSpec parse(String instruments) {
    return RunSpecs.parse(
        "name: both\ndata:\n  source: panel\n  instruments: " + instruments + "\n",
        "both.yaml",
        FOLDER,
        List.of());
  }
}
