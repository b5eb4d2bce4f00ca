package io.workbench.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is wrong with data or spec: one sentence with the file, the line and the value, exit
 * code 2, and no folder left behind.
 */
class BadInputTest {
  @TempDir static Path folder;
  private static Path spec;

  @BeforeAll
  static void writeGoodInput() {
    spec = Samples.spec(folder);
  }

  /** A file that cannot be trained on, and what the sentence says beside its name. */
  record Unusable(String what, Path file, List<String> parts) {
    static Unusable of(String what, Path file, String... parts) {
      return new Unusable(what, file, List.of(parts));
    }

    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Unusable> unusableFiles() throws IOException {
    Path loop = Files.createSymbolicLink(folder.resolve("loop.csv"), folder.resolve("loop.csv"));
    Path directory = Files.createDirectory(folder.resolve("folder.csv"));
    return Stream.of(
        Unusable.of("missing file", folder.resolve("missing.csv"), "there is no such file"),
        Unusable.of("unreadable file", loop, "cannot be read: Too many levels of symbolic links"),
        Unusable.of("a folder", directory, "is a folder, but a CSV file was expected"),
        Unusable.of("empty file", file("empty.csv"), "is empty"),
        Unusable.of("header only", firstLines(1), "must have at least 2 rows", "has 0"),
        Unusable.of("one row", firstLines(2), "must have at least 2 rows", "has 1"),
        Unusable.of("too few rows for one window", firstLines(31), "30 rows", "40 rows"),
        Unusable.of(
            "constant price", everyPrice("2.5"), "the price must move", "2.5 in all 202 rows"),
        Unusable.of("only text", everyPrice("n/a"), "289 set aside", "line 2", "\"n/a\""),
        Unusable.of("only NaN", everyPrice("NaN"), "289 set aside", "mid_price is missing"),
        Unusable.of("no price column", file("no.csv", "timestamp,load", "0,1"), ":1: ", "load"),
        Unusable.of("not UTF-8", binary(), ":2: the line is not UTF-8 text"));
  }

  @ParameterizedTest
  @MethodSource("unusableFiles")
  void aFileThatCannotBeTrainedOnIsOneSentence(Unusable data) {
    CommandRun run = trainOn(data.file(), "results");

    run.failedWith(ErrorSentences.BAD_INPUT, data.file().toString());
    run.failedWith(ErrorSentences.BAD_INPUT, data.parts().toArray(new String[0]));
    assertThat(folder.resolve("results")).doesNotExist();
  }

  /** Column, value that line 7 has in it, and why the row is set aside. */
  private static final String SPOILT_ROWS =
      """
      mid_price | cheap                | mid_price must be a number, but was "cheap"
      mid_price | -1.5                 | mid_price must be above 0, but was -1.5
      mid_price | 0                    | mid_price must be above 0, but was 0.0
      mid_price | NaN                  | mid_price is missing
      mid_price | Infinity             | mid_price must be finite, but was "Infinity"
      best_bid  | 9.5                  | best_bid 9.5 is over best_ask
      timestamp | 2025-01-06T00:20:00Z | the timestamp 2025-01-06T00:20:00Z is there twice
      timestamp | 2025-01-06T00:07:00Z | the timestamp 2025-01-06T00:07:00Z comes after 2025-01-06
      timestamp | yesterday            | timestamp must be a time in ISO 8601
      """;

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = SPOILT_ROWS)
  void aRowThatCannotBeUsedIsCountedAndListed(String column, String value, String reason)
      throws IOException {
    Path data = Samples.spoilt(folder, column, value);

    CommandRun run = trainOn(data, "good").succeeded();

    assertThat(run.err()).contains("Rows of the data set aside: 1; result.json lists the first.");
    JsonNode rejected =
        new ObjectMapper()
            .readTree(run.runFolder().resolve("result.json").toFile())
            .at("/provenance/data/rejectedRows");
    assertThat(rejected.path("count").intValue()).isEqualTo(1);
    assertThat(rejected.path("first")).hasSize(1);
    assertThat(rejected.at("/first/0/line").intValue()).isEqualTo(Samples.SPOILT_LINE);
    assertThat(rejected.at("/first/0/reason").textValue()).startsWith(reason);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = SPOILT_ROWS)
  void strictMakesSuchARowAnError(String column, String value, String reason) {
    Path data = Samples.spoilt(folder, column, value);

    CommandRun run = trainOn(data, "results", "--strict");

    run.failedWith(ErrorSentences.BAD_INPUT, data + ":" + Samples.SPOILT_LINE + ": " + reason);
    assertThat(folder.resolve("results")).doesNotExist();
  }

  @Test
  void auditIsStrictToo() {
    Path data = Samples.spoilt(folder, "mid_price", "cheap");

    CommandRun.of("audit", spec, "--strict", "--set", "data.path='" + data + "'")
        .failedWith(ErrorSentences.BAD_INPUT, data + ":7: mid_price must be a number");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          training: {epcohs: 3}     | :3: unknown key "epcohs" in training; the nearest known key is "epochs"
          modle: {kind: gru}        | :3: unknown key "modle"; the nearest known key is "model"
          model: {kind: gruu}       | :3: "model.kind" must be one of rnn, gru, lstm, attention, but was "gruu"
          model: {hiddenSize: 3000} | :3: hiddenSize must be at most 2048, but was 3000
          window: {length: 9999999} | :3: window.length must be at most 1000000, but was 9999999
          model: {dropout: 2}       | :3: dropout must be in [0, 1), but was 2.0
          training: {epochs: many}  | :3: "training.epochs" must be
          window: {length: 0}       | :3: window.length must be at least 1, but was 0
          seed: [1                  | :4: the YAML cannot be parsed
          """)
  void aWrongSpecIsToldWithItsLine(String yaml, String sentence) {
    Path file = file("wrong.yaml", "name: wrong", "data: {source: synthetic}", yaml);

    CommandRun.of("train", file, "--out", folder.resolve("results"))
        .failedWith(ErrorSentences.BAD_INPUT, file.toString(), sentence);
    assertThat(folder.resolve("results")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          training.epcohs=3                  | --set training.epcohs=3: unknown key "epcohs"
          training.epochs                    | --set training.epochs: expected key=value
          model.dropout=2                    | --set model.dropout=2: dropout must be in [0, 1), but was 2.0
          data={source: csv}                 | "data.path" must be given
          data.columns.mid_price=mid_prise   | day.csv:1: the column "mid_prise" for mid_price is not in the header; the nearest is "mid_price"
          features=[mid_price, chang_1]      | day.csv: A feature must be one of the known ones or a numeric column, but "chang_1" is neither; the nearest is "change_1"
          """)
  void aWrongSettingIsToldWithItsValue(String setting, String sentence) {
    CommandRun.of("train", spec, "--out", folder.resolve("results"), "--set", setting)
        .failedWith(ErrorSentences.BAD_INPUT, sentence);
    assertThat(folder.resolve("results")).doesNotExist();
  }

  @Test
  void aSweepTakenForARunIsToldSo() {
    Path sweep = file("sweep.yaml", "name: s", "base: tiny.yaml", "parameters: {seed: [1, 2]}");

    CommandRun.of("train", sweep)
        .failedWith(
            2, sweep + ":2: \"base\" is a setting of a sweep; the command for a sweep is sweep.");
  }

  @Test
  void aSpecThatCannotBeReadIsNamed() throws IOException {
    Path loop = Files.createSymbolicLink(folder.resolve("loop.yaml"), folder.resolve("loop.yaml"));

    CommandRun.of("train", loop).failedWith(2, loop + " cannot be read: Too many levels");
    CommandRun.of("train", folder)
        .failedWith(2, folder + " is a folder, but a spec's YAML file was expected.");
    CommandRun.of("train", folder.resolve("none.yaml")).failedWith(2, "there is no such file");
    CommandRun.of("train", file("empty.yaml")).failedWith(2, "YAML must not be empty");
    CommandRun.of("train", spec, "--model", "gruu")
        .failedWith(
            2,
            "--model must be one of rnn, gru, lstm, attention, or all, but was \"gruu\"; the nearest"
                + " is \"gru\".");
    CommandRun.of("audit", spec, "--cuts", "0").failedWith(2, "at least 1 cut", "but was");
    CommandRun.of("generate", "--days", "0").failedWith(2, "days must be at least 1, but was 0");
    CommandRun.of("generate", "--step", "PT99999999999999H")
        .failedWith(2, "step\" must be a duration of at most 36500 days");
    CommandRun.of("generate", "--step", "PT721H")
        .failedWith(2, "step must be at most the 30 days that the market is watched");
  }

  private static CommandRun trainOn(Path data, String results, Object... more) {
    List<Object> arguments = new ArrayList<>(List.of("train", spec));
    arguments.addAll(List.of("--out", folder.resolve(results), "--set", "training.epochs=1"));
    arguments.addAll(List.of("--set", "data.path='" + data + "'"));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray());
  }

  private static Path firstLines(int count) {
    return file(
        "first-" + count + ".csv",
        Samples.goodLines(folder).subList(0, count).toArray(new String[0]));
  }

  private static Path everyPrice(String value) {
    return Samples.withEveryPrice(folder, "every-" + value.hashCode() + ".csv", value);
  }

  private static Path binary() throws IOException {
    byte[] bytes = {'t', 'i', 'm', 'e', 's', 't', 'a', 'm', 'p', '\n', (byte) 0xff, (byte) 0xfe};
    return Files.write(folder.resolve("binary.csv"), bytes);
  }

  private static Path file(String name, String... lines) {
    return Samples.write(folder, name, List.of(lines));
  }
}
