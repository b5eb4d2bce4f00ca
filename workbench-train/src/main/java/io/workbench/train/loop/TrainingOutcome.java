package io.workbench.train.loop;

import io.workbench.train.run.EpochRecord;
import io.workbench.train.run.RunResult.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How training ended.
 *
 * @param failure one sentence when the status is failed
 * @param bestEpoch from 1; 0 when no epoch was finished
 * @param bestParameters of that epoch, in the graph's flattened order; absent with it
 * @param stoppedEarly whether the validation loss had not improved for too long
 */
public record TrainingOutcome(
    Status status,
    @Nullable String failure,
    List<EpochRecord> history,
    int bestEpoch,
    float @Nullable [] bestParameters,
    boolean stoppedEarly) {}
