package io.workbench.ui.page;

import io.workbench.train.run.ResultSummary;
import org.jspecify.annotations.Nullable;

/**
 * One result in the list that the compare page chooses from.
 *
 * @param id its folder below the results
 * @param sweep the folder of the sweep that it is a trial of
 * @param result what a list shows of it; absent where it cannot be read
 * @param problem why it cannot be read, in one sentence
 */
public record CompareItem(
    String id, @Nullable String sweep, @Nullable ResultSummary result, @Nullable String problem) {}
