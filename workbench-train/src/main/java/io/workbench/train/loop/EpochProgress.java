package io.workbench.train.loop;

import io.workbench.train.run.EpochRecord;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants to see after an epoch.
 *
 * @param record the epoch's numbers
 * @param epochs the most that will be run
 * @param isBest whether its validation loss is the lowest so far
 * @param skill 1 − model's RMSE / persistence's on the validation part, absent when persistence is
 *     perfect there
 * @param secondsLeft until the last epoch, should training not stop early
 */
public record EpochProgress(
    EpochRecord record, int epochs, boolean isBest, @Nullable Double skill, double secondsLeft)
    implements Serializable {}
