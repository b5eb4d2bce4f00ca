package io.workbench.train.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SkillTest {
  private static final DieboldMariano CHANCE = new DieboldMariano(0.5, 0.62);
  private static final DieboldMariano CERTAIN = new DieboldMariano(-4.0, 0.0002);

  @Test
  void skillIsOneMinusTheRatioOfErrors() {
    Skill skill = Skill.of(errors(0.9, 0.6), errors(1.0, 0.8), CERTAIN);

    assertThat(skill.rmseVsPersistence()).isEqualTo(0.1, within(1e-12));
    assertThat(skill.maeVsPersistence()).isEqualTo(0.25, within(1e-12));
    assertThat(skill.verdict())
        .isEqualTo(
            "Significant skill: against persistence, RMSE is 10.0 % better and MAE 25.0 % better"
                + " (Diebold–Mariano p < 0.001).");
  }

  @Test
  void betterByChanceIsNoSkill() {
    assertThat(Skill.of(errors(0.996, 1.02), errors(1, 1), CHANCE).verdict())
        .isEqualTo(
            "No significant skill: against persistence, RMSE is 0.4 % better and MAE 2.0 % worse"
                + " (Diebold–Mariano p = 0.62).");
  }

  @Test
  void worseForCertainIsSaidToBeWorse() {
    assertThat(Skill.of(errors(1.5, 1), errors(1, 1), CERTAIN).verdict())
        .isEqualTo(
            "No significant skill, but significantly worse: against persistence, RMSE is 50.0 % worse and MAE the same"
                + " (Diebold–Mariano p < 0.001).");
  }

  @Test
  void skillNeedsAProbabilityBelowTheLevel() {
    assertThat(Verdict.isSignificant(0.1, 0.0499)).isTrue();
    assertThat(Verdict.isSignificant(0.1, 0.05)).isFalse();
    assertThat(Verdict.isSignificant(0.0, 0.001)).isFalse();
    assertThat(Verdict.isSignificant(-0.1, 0.001)).isFalse();
    assertThat(Verdict.isSignificant(null, 0.001)).isFalse();
  }

  @Test
  void perfectPersistenceLeavesTheSkillOut() {
    Skill skill = Skill.of(errors(0.1, 0.1), errors(0, 0), CHANCE);

    assertThat(skill.rmseVsPersistence()).isNull();
    assertThat(skill.maeVsPersistence()).isNull();
    assertThat(skill.verdict())
        .isEqualTo("No significant skill: persistence makes no error, so nothing can be better.");
  }

  @Test
  void differentWindowsAreNotCompared() {
    Metrics other = new Metrics(3, 1, 1, 1, null, 1, null, null, null);

    assertThatThrownBy(() -> Skill.of(errors(1, 1), other, CHANCE))
        .hasMessage("persistence must have 2 windows, but has 3.");
  }

  private static Metrics errors(double rmse, double mae) {
    return new Metrics(2, rmse * rmse, rmse, mae, null, 0, null, null, null);
  }
}
