package io.workbench.train.evaluate;

import org.jspecify.annotations.Nullable;

/**
 * What a model adds to persistence on the test part, as 1 − model's error / persistence's error.
 *
 * @param rmseVsPersistence of the RMSE, at most 1 and negative when the model is worse; absent when
 *     persistence makes no error
 * @param maeVsPersistence the same of the MAE
 * @param dieboldMariano test of equal squared errors, the model against persistence
 * @param verdict the three in one sentence, see {@link Verdict}
 */
public record Skill(
    @Nullable Double rmseVsPersistence,
    @Nullable Double maeVsPersistence,
    DieboldMariano dieboldMariano,
    String verdict) {

  /** The skill of a model whose metrics are of the same windows as those of persistence. */
  public static Skill of(Metrics model, Metrics persistence, DieboldMariano dieboldMariano) {
    if (model.n() != persistence.n()) {
      throw new IllegalArgumentException(
          "persistence must have " + model.n() + " windows, but has " + persistence.n() + ".");
    }
    Double rmse = ratio(model.rmse(), persistence.rmse());
    Double mae = ratio(model.mae(), persistence.mae());
    return new Skill(rmse, mae, dieboldMariano, Verdict.of(rmse, mae, dieboldMariano.pValue()));
  }

  private static @Nullable Double ratio(double model, double persistence) {
    return persistence == 0 ? null : Double.valueOf(1 - model / persistence);
  }
}
