package io.workbench.train.sweep.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.InputException;
import io.workbench.train.run.RecordJson;
import io.workbench.train.run.ResultJson;
import io.workbench.train.run.ResultSamples;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrialRecordTest {
  @Test
  void aTrialReadsBackAsItWasWritten() {
    TrialRecord trial = complete();

    String line = RecordJson.line(trial);

    assertThat(line).doesNotContain("\n").contains("\"state\":\"complete\"");
    assertThat(RecordJson.parse("line", line, TrialRecord.class))
        .usingRecursiveComparison()
        .isEqualTo(trial);
    assertThat(RecordJson.parse("text", ResultJson.text(trial), TrialRecord.class).parameters())
        .isEqualTo(trial.parameters())
        .containsExactlyEntriesOf(trial.parameters());
  }

  @Test
  void whatATrialLacksIsLeftOut() {
    TrialRecord waiting =
        new TrialRecord(
            3, true, Map.of(), new double[0], List.of(), TrialState.WAITING, null, List.of(), 0, 0);

    String line = RecordJson.line(waiting);

    assertThat(line).contains("\"state\":\"waiting\"").doesNotContain("failure");
    assertThat(RecordJson.parse("line", line, TrialRecord.class))
        .usingRecursiveComparison()
        .isEqualTo(waiting);
  }

  @Test
  void aBrokenTrialIsRefusedInOneSentence() {
    String line = RecordJson.line(complete());

    assertThatThrownBy(
            () ->
                RecordJson.parse(
                    "journal.jsonl, line 7",
                    line.replace("\"complete\"", "\"done\""),
                    TrialRecord.class))
        .isInstanceOf(InputException.class)
        .hasMessage("journal.jsonl, line 7: field state cannot be \"done\".");
    assertThatThrownBy(() -> RecordJson.parse("x", "null", TrialRecord.class))
        .hasMessage("x: it holds no JSON object.");
    assertThatThrownBy(() -> RecordJson.parse("x", line.substring(0, 40), TrialRecord.class))
        .hasMessageStartingWith("x: ")
        .hasMessageMatching("[^\n]*\\.");
  }

  private static TrialRecord complete() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("model.kind", "gru");
    parameters.put("model.hiddenSize", 32L);
    parameters.put("training.learningRate", 1e-4);
    parameters.put("features", List.of("mid_price", "spread"));
    SeedRecord seed =
        new SeedRecord(
            42,
            "trials/7",
            0.5,
            Arrays.asList(1.0, null, 0.5),
            3,
            3,
            ResultSamples.metrics(100, 0.5),
            ResultSamples.metrics(120, 0.6),
            0.1,
            0.05,
            1.5,
            new SeedRecord.DataFile("../../prices.csv", "abc"));
    return new TrialRecord(
        7,
        false,
        parameters,
        new double[] {0.25, 0.5, 1},
        List.of(0, 2, 3),
        TrialState.COMPLETE,
        null,
        List.of(seed),
        1.75,
        1);
  }
}
