package io.workbench.ui.page;

import io.workbench.train.compare.ComparisonNote;
import io.workbench.train.compare.ComparisonRow;
import io.workbench.train.compare.Objective;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chosen results side by side.
 *
 * @param objectives what the rows can be ranked by, each in the direction that is better
 * @param data the test parts that occur
 * @param differences keys of the spec that have more than one value
 * @param rows runs, groups of runs, and baselines, best first within each test part
 * @param best by path, such as {@code test.rmse}, indices of the best rows of each test part
 * @param runs by id
 * @param missing what was asked for and is not there, or cannot be read
 * @param notes what a reader must know to read the table right
 */
public record CompareView(
    List<Objective> objectives,
    List<Part> data,
    List<String> differences,
    List<Row> rows,
    Map<String, Set<Integer>> best,
    Map<String, Run> runs,
    List<Missing> missing,
    List<Note> notes) {
  /** A test part: the letter that rows name it by, its data's origin, and all in words. */
  public record Part(String letter, String origin, String description) {}

  /** A note, and what it is about, so that a page can word it by what it shows. */
  public record Note(ComparisonNote.Kind kind, String sentence) {}

  /**
   * One row.
   *
   * @param ids of the runs that it stands for; empty for a baseline
   */
  public record Row(ComparisonRow score, List<String> ids) {}

  /** A result that cannot be shown, and why. */
  public record Missing(String id, String sentence) {}

  /**
   * What the charts show of a run. Lists hold one value an epoch, or fewer of very many.
   *
   * @param priceUnit what a root of the loss is times, to be an RMSE in price units; absent for a
   *     panel, whose loss is over all its instruments, each in its own scale
   * @param forecasts whether its test forecasts are there
   * @param instruments of a panel; empty for a run on one instrument
   */
  public record Run(
      String name,
      @Nullable Integer bestEpoch,
      @Nullable Double priceUnit,
      boolean forecasts,
      List<String> instruments,
      List<Integer> epochs,
      List<@Nullable Double> training,
      List<@Nullable Double> validation) {}
}
