package io.workbench.train.run;

import io.workbench.train.evaluate.Skill;
import io.workbench.train.run.RunResult.Scores;
import io.workbench.train.run.RunResult.Split;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run on a panel says of one instrument: as a run on it alone would, in its own price units,
 * against baselines from its own history.
 *
 * @param split its rows and windows in each part
 * @param metrics of the best model
 * @param baselines by name; empty when the run ended before they were computed
 * @param oracle the best possible forecast, when the data knows its own equations
 * @param skill present when the run is complete
 * @param intervals around the best model's forecasts, the narrowest first
 */
public record InstrumentResult(
    ProvenanceRecord.Data data,
    Split split,
    Scores metrics,
    Map<String, Scores> baselines,
    @Nullable Scores oracle,
    @Nullable Skill skill,
    @Nullable List<Interval> intervals) {}
