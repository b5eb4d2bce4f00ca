package io.workbench.data.split;

/**
 * A series cut into three parts by time, with the rows that may be forecast in each.
 *
 * <p>A window belongs to the part that its target row lies in. Its input may reach back into the
 * part before, since history is known when the forecast is made. Between two parts the first {@code
 * horizon - 1} rows are nobody's target (the purge): a forecast of a later part is made only once
 * the last target of the part before is known. So the spans (last input row, target row] of two
 * parts never overlap, no row is a target twice, and nothing that training sees, input or target,
 * lies in or after the first row that validation forecasts.
 *
 * @param train rows that scalers and models are fitted on
 * @param validation the rows after
 * @param test the last rows
 * @param validationPurge rows at the beginning of the validation part that are nobody's target
 * @param testPurge rows at the beginning of the test part that are nobody's target
 */
public record TimeSplit(
    RowRange train, RowRange validation, RowRange test, int validationPurge, int testPurge) {

  /**
   * Cuts {@code rows} rows at the rounded shares.
   *
   * @param horizonSteps at least 1
   */
  public static TimeSplit of(int rows, SplitSpec spec, int horizonSteps) {
    int trainEnd = (int) Math.round(rows * spec.train());
    int validationEnd = (int) Math.round(rows * (spec.train() + spec.validation()));
    return new TimeSplit(
        new RowRange(0, trainEnd),
        new RowRange(trainEnd, validationEnd),
        new RowRange(validationEnd, rows),
        horizonSteps - 1,
        horizonSteps - 1);
  }

  /** All rows of a part. */
  public RowRange rows(Part part) {
    return switch (part) {
      case TRAIN -> train;
      case VALIDATION -> validation;
      case TEST -> test;
    };
  }

  /** The rows of a part that may be forecast: all but the purged ones at its beginning. */
  public RowRange targets(Part part) {
    RowRange rows = rows(part);
    return new RowRange(rows.from() + Math.min(purge(part), rows.size()), rows.toExclusive());
  }

  private int purge(Part part) {
    return switch (part) {
      case TRAIN -> 0;
      case VALIDATION -> validationPurge;
      case TEST -> testPurge;
    };
  }
}
