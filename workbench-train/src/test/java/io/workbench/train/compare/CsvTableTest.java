package io.workbench.train.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTableTest {
  @Test
  void aTextThatASpreadsheetWouldComputeBeginsWithAnApostropheAndNumbersStay() {
    for (String name : List.of("=HYPERLINK(A1)", "+a", "-a", "@a", "\ta")) {
      String csv =
          CsvTable.render(
              Comparison.of(
                  List.of(
                      Comparisons.called(name, Comparisons.run("rnn", 32, 0.55)),
                      Comparisons.run("lstm", 64, 0.2)),
                  Objective.of("test.rmse")));
      assertThat(csv.lines()).anyMatch(line -> line.startsWith("'" + name + ","));
      // 1 − 0.55 / 0.5, which a spreadsheet may read as a number.
      assertThat(csv).contains(",-0.1").doesNotContain("'-0.1");
    }
  }
}
