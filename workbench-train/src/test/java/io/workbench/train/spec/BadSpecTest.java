package io.workbench.train.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadSpecTest {
  private static final String HEAD = "name: a\ndata: {source: synthetic}\n";

  private static final Path FOLDER = Path.of("specs").toAbsolutePath();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          trainin: {epochs: 3}            | run.yaml:3: unknown key "trainin"; the nearest known key is "training".
          training: {epochz: 3}           | run.yaml:3: unknown key "epochz" in training; the nearest known key is "epochs".
          model: {kind: lstm, layer: 3}   | run.yaml:3: unknown key "layer" in model; the nearest known key is "layers".
          training: {epochs: ten}         | run.yaml:3: "training.epochs" must be a whole number, but was "ten".
          training: {epochs: 1.5}         | run.yaml:3: "training.epochs" must be a whole number, but was "1.5".
          training: {epochs: 99999999999} | run.yaml:3: "training.epochs" must be a whole number of at most 31 bits, but was "99999999999".
          training: {epochs: [1, 2]}      | run.yaml:3: "training.epochs" must be a whole number, but was a list.
          training: {epochs: }            | run.yaml:3: "training.epochs" must be a whole number, but was empty.
          training: {learningRate: .nan}  | run.yaml:3: "training.learningRate" must be a number, but was ".nan".
          training: 3                     | run.yaml:3: "training" must be a mapping, but was "3".
          training: {engine: fast}        | run.yaml:3: "training.engine" must be one of auto, dl4j, compiled, but was "fast".
          training: {optimizer: sgd}      | run.yaml:3: optimizer must be one of [adam, adamw], but was sgd.
          training: {epochs: 0}           | run.yaml:3: epochs must be at least 1, but was 0.
          training: {clipNorm: -1}        | run.yaml:3: clipNorm must be at least 0 and finite, but was -1.0.
          window: {length: 0}             | run.yaml:3: window.length must be at least 1, but was 0.
          window: {target: level}         | run.yaml:3: "window.target" must be one of price, change, but was "level".
          model: {kind: lstn}             | run.yaml:3: "model.kind" must be one of rnn, gru, lstm, attention, but was "lstn"; the nearest is "lstm".
          model: {dropout: 1}             | run.yaml:3: dropout must be in [0, 1), but was 1.0.
          features: {a: b}                | run.yaml:3: "features" must be a list, but was a mapping.
          features: [default, default]    | run.yaml:3: features must name each feature once, but "default" came twice.
          features: [default, spread]     | run.yaml:3: features must name each feature once, but "spread" came twice.
          tags: [a b]                     | run.yaml:3: tags must be words of 1 to 40 letters, digits, dots, dashes or underscores, but was "a b".
          tags: [a, a]                    | run.yaml:3: tags must name each tag once, but "a" came twice.
          tags: {a: b}                    | run.yaml:3: "tags" must be a list, but was a mapping.
          name: b                         | run.yaml:3: the key "name" must appear once, but is also on line 1.
          seed: [                         | run.yaml:4: the YAML cannot be parsed: expected the node content, but found '<stream end>'.
          """)
  void namesFileLineAndKey(String line, String message) {
    assertThatThrownBy(() -> parse(HEAD + line + "\n"))
        .isInstanceOf(InputException.class)
        .hasMessage(message);
  }

  @Test
  void aWrongValueIsNamedWithTheLineOfItsOwnKey() {
    String yaml = HEAD + "training:\n  epochs: 5\n  batchSize: 0\n";

    assertThatThrownBy(() -> parse(yaml))
        .hasMessage("run.yaml:5: batchSize must be at least 1, but was 0.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT99999999999999H", "-PT99999999999999H", "P36501D"})
  void aDurationBeyondACenturyIsRefused(String step) {
    String yaml = "name: a\ndata:\n  source: synthetic\n  step: " + step + "\n";

    assertThatThrownBy(() -> parse(yaml))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "run.yaml:4: \"data.step\" must be a duration of at most 36500 days, but was \""
                + (step + "\"."));
  }

  @Test
  void whatMustBeGivenIsNamed() {
    assertThatThrownBy(() -> parse("name: a\n")).hasMessage("run.yaml:1: \"data\" must be given.");
    assertThatThrownBy(() -> parse("name: a\ndata: {path: b.csv}\n"))
        .hasMessage(
            "run.yaml:2: \"data.source\" must be one of csv, store, synthetic, panel, but is not"
                + " given.");
    assertThatThrownBy(() -> parse("name: a\ndata: {source: csv}\n"))
        .hasMessage("run.yaml:2: \"data.path\" must be given.");
    assertThatThrownBy(() -> parse("\n# nothing\n"))
        .hasMessage("run.yaml: a run's YAML must not be empty.");
    assertThatThrownBy(() -> parse("- a\n"))
        .hasMessage("run.yaml:1: \"the spec\" must be a mapping, but was a list.");
  }

  @Test
  void aFeatureThatOnlyAFileCouldHaveNamesItsLine(@TempDir Path folder) throws IOException {
    String features = "features:\n  [defualt]\n";
    Path run = Files.writeString(folder.resolve("run.yaml"), HEAD + features);

    assertThatThrownBy(() -> RunSpecs.read(run, List.of()))
        .isInstanceOf(InputException.class)
        .hasMessage(
            run
                + ":4: A feature must be one of the known ones or a numeric column, but \"defualt\" is"
                + " neither; the nearest is \"default\".");
    assertThatThrownBy(() -> RunSpecs.read(run, List.of("features=[sprea]")))
        .hasMessageStartingWith("--set features=[sprea]: A feature must be")
        .hasMessageEndingWith("; the nearest is \"spread\".");

    Files.writeString(run, "name: a\ndata: {source: csv, path: own.csv}\n" + features);
    assertThat(RunSpecs.read(run, List.of()).features()).containsExactly("defualt");
  }

  @Test
  void aUrlIsNoPath() {
    String wrong =
        "data.path must be a SQLite file, but was a URL: a database stands in data.url, as"
            + " \"url: jdbc:postgresql://HOST/DATABASE\".";
    assertThatThrownBy(
            () ->
                parse(
                    "name: a\ndata:\n  source: store\n  instrument: h100\n"
                        + "  path: \"jdbc:postgresql://127.0.0.1:5432/market\"\n"))
        .isInstanceOf(InputException.class)
        .hasMessage("run.yaml:5: " + wrong);
    assertThatThrownBy(
            () ->
                parse(
                    "name: a\ndata: {source: store, instrument: h100}\n",
                    "data.path=jdbc:postgresql://127.0.0.1/market"))
        .hasMessage("--set data.path=jdbc:postgresql://127.0.0.1/market: " + wrong);
  }

  @Test
  void aNameThatCannotBeAFoldersIsRefused() {
    assertThatThrownBy(() -> parse("name: ../a\ndata: {source: synthetic}\n"))
        .hasMessage(
            "run.yaml:1: name must be 1 to 80 letters, digits, dots, dashes or underscores, but was"
                + " \"../a\".");
  }

  @Test
  void endlessYamlIsRefused() {
    assertThatThrownBy(() -> parse("name: a\ndata: &a {source: *a}\n"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("run.yaml:2: ");
  }

  @Test
  void overridesAreNamedAsTheyWereWritten() {
    assertThatThrownBy(() -> parse(HEAD, "training.epochz=3"))
        .hasMessage(
            "--set training.epochz=3: unknown key \"epochz\" in training; the nearest known key is"
                + " \"epochs\".");
    assertThatThrownBy(() -> parse(HEAD, "training.epochs=x"))
        .hasMessage(
            "--set training.epochs=x: \"training.epochs\" must be a whole number, but was \"x\".");
    assertThatThrownBy(() -> parse(HEAD, "name.x=3"))
        .hasMessage("--set name.x=3: \"name\" must be text, but was a mapping.");
    assertThatThrownBy(() -> parse(HEAD, "epochs"))
        .hasMessage("--set epochs: expected key=value, such as training.epochs=3.");
  }

  @Test
  void filesThatCannotBeReadAreNamed(@TempDir Path folder) throws IOException {
    Path missing = folder.resolve("missing.yaml");
    Path binary = folder.resolve("binary.yaml");
    Files.write(binary, new byte[] {(byte) 0xff, (byte) 0xfe, 1, 2});

    assertThatThrownBy(() -> RunSpecs.read(missing, List.of()))
        .hasMessage(missing + ": there is no such file.");
    assertThatThrownBy(() -> RunSpecs.read(binary, List.of()))
        .hasMessage(binary + ": a spec must be UTF-8 text, but the file is not.");
    assertThatThrownBy(() -> RunSpecs.read(folder, List.of()))
        .isInstanceOf(InputException.class)
        .hasMessage(folder + " is a folder, but a spec's YAML file was expected.");
  }

  private RunSpec parse(String yaml, String... overrides) {
    return RunSpecs.parse(yaml, "run.yaml", FOLDER, List.of(overrides));
  }
}
