package io.workbench.ui.page;

import io.workbench.ui.serve.TrainingSession;
import java.util.List;

/**
 * What the front page and the list of sweeps show first; changes come as events after {@code
 * position}.
 *
 * @param position of the events' stream that this view was taken at
 * @param results the folder that is shown
 * @param items runs and sweeps, or the sweeps alone, the newest first
 * @param total how many there are, of which {@code items} may be the newest alone
 * @param problems one sentence for each folder that cannot be looked into
 * @param sessions of DL4J's training pages, the newest first
 */
public record OverviewView(
    String position,
    String results,
    List<ResultItem> items,
    int total,
    List<String> problems,
    List<TrainingSession> sessions) {}
