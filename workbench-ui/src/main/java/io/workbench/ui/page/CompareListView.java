package io.workbench.ui.page;

import java.util.List;

/**
 * All results that the compare page chooses from; changes come as events after {@code position}.
 *
 * @param position of the events' stream that this view was taken at
 * @param results the folder that is shown
 * @param most how many can be compared at once
 * @param problems one sentence for each folder that cannot be looked into
 */
public record CompareListView(
    String position, String results, int most, List<CompareItem> items, List<String> problems) {}
