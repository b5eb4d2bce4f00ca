package io.workbench.train.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {
  @ParameterizedTest
  @CsvSource({
    "0.1, 0.0499, Significant skill",
    "0.1, 0.05, No significant skill",
    "0, 0.0499, No significant skill",
    "-0.1, 0.0499, 'No significant skill, but significantly worse'",
    "-0.1, 0.05, No significant skill"
  })
  void theLevelItselfIsNotSignificant(double rmseSkill, double pValue, String head) {
    assertThat(Verdict.of(rmseSkill, 0.0, pValue)).startsWith(head + ": ");
  }

  /** In percent: two digits below a tenth, one from there on, nothing below five thousandths. */
  @ParameterizedTest
  @CsvSource({
    "0.00004, the same",
    "-0.00004, the same",
    "0.00005, 0.01 % better",
    "-0.0009, 0.09 % worse",
    "0.001, 0.1 % better"
  })
  void smallSkillsAreRounded(double skill, String words) {
    assertThat(Verdict.of(skill, 0.5, 1)).contains("RMSE is " + words + " and MAE 50.0 % better");
    assertThat(Verdict.of(0.5, skill, 1)).contains("RMSE is 50.0 % better and MAE " + words + " (");
  }

  @ParameterizedTest
  @CsvSource({
    "0.000999, p < 0.001",
    "0.001, p = 0.001",
    "0.0994, p = 0.099",
    "0.1, p = 0.10",
    "1, p = 1.00"
  })
  void probabilitiesAreRounded(double pValue, String words) {
    assertThat(Verdict.probability(pValue)).isEqualTo(words);
  }

  @Test
  void anAbsentSkillIsSaid() {
    String absent = "No significant skill: persistence makes no error, so nothing can be better.";
    assertThat(Verdict.of(null, 0.1, 0.01)).isEqualTo(absent);
    assertThat(Verdict.of(0.1, null, 0.01)).isEqualTo(absent);
  }
}
