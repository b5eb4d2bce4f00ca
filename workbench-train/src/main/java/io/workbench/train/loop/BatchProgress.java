package io.workbench.train.loop;

import java.io.Serializable;

/**
 * How far training has come within an epoch.
 *
 * @param epoch from 1
 * @param epochs the most that will be run
 * @param windowsDone of this epoch
 * @param windows of an epoch
 * @param trainLoss mean over the windows done
 * @param secondsLeft until the last epoch, should training not stop early
 */
public record BatchProgress(
    int epoch, int epochs, int windowsDone, int windows, double trainLoss, double secondsLeft)
    implements Serializable {}
