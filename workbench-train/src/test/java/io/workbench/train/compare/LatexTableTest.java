package io.workbench.train.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LatexTableTest {
  @Test
  void theBestOfEachColumnIsBoldAndBaselinesAreInItalics() {
    Comparison two =
        Comparison.of(
            List.of(Comparisons.run("rnn", 32, 0.55), Comparisons.run("lstm", 64, 0.2)),
            Objective.of("test.rmse"));

    List<String> lines = ComparisonFormat.named("latex").render(two, 0, false).lines().toList();

    assertThat(lines)
        .contains("\\begin{tabular}{lllrrrrrrrrr}", "\\toprule", "\\midrule", "\\bottomrule")
        .endsWith("\\end{tabular}");
    assertThat(lines)
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("lstm64 & lstm & 64 & \\textbf{0.2000} & \\textbf{0.2000} &")
                    .contains(" & \\textbf{+60.0 \\%} & ")
                    .endsWith(" \\\\"));
    assertThat(lines)
        .anySatisfy(line -> assertThat(line).startsWith("\\textit{ridge} &  &  & \\textit{0.2500}"))
        .anySatisfy(line -> assertThat(line).startsWith("rnn32 &").contains(" & $-$10.0 \\% & "));
  }

  @Test
  void testPartsAreApartAndSaidInComments() {
    Comparison two =
        Comparison.of(
            List.of(Comparisons.run("lstm", 64, 0.4, '1'), Comparisons.run("gru", 64, 0.1, '2')),
            Objective.of("test.rmse"));

    String table = ComparisonFormat.LATEX.render(two, 0, false);

    assertThat(table.split("\\\\midrule", -1)).hasSize(3);
    assertThat(table).contains("\n% The results are of 2 different test parts", "\n% A: ");
    assertThat(table).contains("\\textbf{0.4000}", "\\textbf{0.1000}");
  }

  @Test
  void everySignThatLatexWouldReadIsEscaped() {
    assertThat(LatexTable.escaped("a_b & 50 % #1 $x$ {y} ~^ \\input{/etc/passwd}"))
        .isEqualTo(
            "a\\_b \\& 50 \\% \\#1 \\$x\\$ \\{y\\} \\textasciitilde{}\\textasciicircum{}"
                + " \\textbackslash{}input\\{/etc/passwd\\}");
    assertThat(LatexTable.escaped("<0.001 ± -1 up-to-date"))
        .isEqualTo("$<$0.001 $\\pm$ $-$1 up-to-date");
    assertThat(LatexTable.escaped("one\ntwo")).isEqualTo("one two");
    assertThat(LatexTable.escaped("a \"b\""))
        .isEqualTo("a {\\ttfamily\\char34}b{\\ttfamily\\char34}");
  }

  @Test
  void aRowIsNotTakenForAnArgumentOfTheLineBefore() {
    for (String name : List.of("[2cm] deep", "* starred", " [x]")) {
      Comparison comparison =
          Comparison.of(
              List.of(
                  Comparisons.called(name, Comparisons.run("rnn", 32, 0.55)),
                  Comparisons.run("lstm", 64, 0.2)),
              Objective.of("test.rmse"));
      assertThat(ComparisonFormat.LATEX.render(comparison, 0, false))
          .contains("\n{}" + name + " & rnn ");
    }
  }
}
