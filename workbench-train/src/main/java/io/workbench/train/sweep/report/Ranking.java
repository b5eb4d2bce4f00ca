package io.workbench.train.sweep.report;

import io.workbench.train.evaluate.MeanMetrics;
import io.workbench.train.sweep.journal.SeedRecord;
import io.workbench.train.sweep.journal.TrialRecord;
import io.workbench.train.sweep.journal.TrialState;
import io.workbench.train.sweep.report.Leaderboard.Row;
import io.workbench.train.sweep.search.BestFirst;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sorts trials by merit; those without a score come last and have no rank. */
final class Ranking {
  private static final Set<TrialState> SCORED = Set.of(TrialState.COMPLETE, TrialState.PRUNED);

  private Ranking() {}

  static List<Row> of(SweepFacts.Objective objective, List<TrialRecord> trials) {
    double sign = objective.maximize() ? -1 : 1;
    List<Row> rows =
        trials.stream()
            .filter(trial -> SCORED.contains(trial.state()))
            .map(trial -> row(trial, null))
            .filter(row -> row.metric() != null)
            .sorted(
                BestFirst.by(
                    row -> row.state() == TrialState.PRUNED,
                    Row::epochs,
                    row -> sign * Objects.requireNonNull(row.metric()).mean(),
                    Row::trial))
            .toList();
    List<Row> ranked = new ArrayList<>();
    Set<Integer> withRank = new HashSet<>();
    for (Row row : rows) {
      withRank.add(row.trial());
      ranked.add(ranked(row, ranked.size() + 1));
    }
    trials.stream()
        .map(trial -> row(trial, null))
        .filter(row -> !withRank.contains(row.trial()))
        .sorted(Comparator.comparingInt(Row::trial))
        .forEach(ranked::add);
    return ranked;
  }

  /** The best complete trial, if there is one. */
  static @Nullable Row winner(List<Row> rows) {
    Row first = rows.isEmpty() ? null : rows.get(0);
    boolean wins = first != null && first.rank() != null && first.state() == TrialState.COMPLETE;
    return wins ? first : null;
  }

  static Row row(TrialRecord trial, @Nullable Integer rank) {
    List<SeedRecord> seeds = trial.seeds();
    return new Row(
        rank,
        trial.number(),
        trial.state(),
        trial.enqueued(),
        trial.parameters(),
        Score.ofTrial(trial),
        MeanMetrics.of(present(seeds, SeedRecord::test)),
        skill(seeds),
        seeds.stream().mapToInt(SeedRecord::epochs).sum(),
        trial.seconds(),
        trial.failure(),
        seeds.stream().map(SeedRecord::directory).toList());
  }

  private static Row ranked(Row row, int rank) {
    return new Row(
        rank,
        row.trial(),
        row.state(),
        row.enqueued(),
        row.parameters(),
        row.metric(),
        row.test(),
        row.skill(),
        row.epochs(),
        row.seconds(),
        row.failure(),
        row.directories());
  }

  private static Leaderboard.@Nullable Skill skill(List<SeedRecord> seeds) {
    Score rmse = Score.of(present(seeds, SeedRecord::rmseSkill));
    Score mae = Score.of(present(seeds, SeedRecord::maeSkill));
    return rmse == null && mae == null
        ? null
        : new Leaderboard.Skill(
            rmse == null ? null : Double.valueOf(rmse.mean()),
            mae == null ? null : Double.valueOf(mae.mean()));
  }

  private static <T> List<T> present(
      List<SeedRecord> seeds, Function<SeedRecord, @Nullable T> value) {
    List<T> values = new ArrayList<>();
    for (SeedRecord seed : seeds) {
      T found = value.apply(seed);
      if (found != null) {
        values.add(found);
      }
    }
    return values;
  }
}
