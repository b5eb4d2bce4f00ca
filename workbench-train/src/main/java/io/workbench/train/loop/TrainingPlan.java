package io.workbench.train.loop;

import io.workbench.data.window.Windows;
import io.workbench.train.run.RunDirectory;
import io.workbench.train.spec.TrainingSpec;
import java.time.Duration;

/**
 * What a trainer works on.
 *
 * @param train windows to learn from
 * @param validation windows that choose the best epoch
 * @param seeds of the order of windows and of dropout
 * @param directory whose checkpoint is replaced after epochs, and whose history gains them
 * @param identity of the run, for the checkpoint
 * @param startedAtMillis when the run first started, for the checkpoint
 * @param checkpointInterval the least time between two checkpoints; zero for one after each epoch
 */
public record TrainingPlan(
    Windows train,
    Windows validation,
    TrainingSpec settings,
    RunSeeds seeds,
    RunDirectory directory,
    RunIdentity identity,
    long startedAtMillis,
    Duration checkpointInterval) {}
