package io.workbench.data.window;

/**
 * Windows over the standardised rows of one series, in order of time unless selected otherwise.
 * Every window is whole: neighbouring rows without a gap, every feature a number. Nothing is copied
 * until a window is asked for.
 */
public final class Windows {
  private final FeatureMatrix matrix;
  private final WindowSpec spec;
  private final TargetScale scale;
  private final int[] endRows;

  Windows(FeatureMatrix matrix, WindowSpec spec, TargetScale scale, int[] endRows) {
    this.matrix = matrix;
    this.spec = spec;
    this.scale = scale;
    this.endRows = endRows;
  }

  /** Number of windows. */
  public int size() {
    return endRows.length;
  }

  /** Rows in a window. */
  public int steps() {
    return spec.length();
  }

  /** Features a row. */
  public int features() {
    return matrix.features();
  }

  /** How these windows were cut. */
  public WindowSpec spec() {
    return spec;
  }

  /** The scale of {@link #target} and {@link #price}. */
  public TargetScale scale() {
    return scale;
  }

  /**
   * Copies one window, {@code [steps, features]} row by row, oldest row first.
   *
   * @param offset where in {@code destination} it begins
   */
  public void copyWindow(int window, float[] destination, int offset) {
    matrix.copyRows(endRows[window] - spec.length() + 1, spec.length(), destination, offset);
  }

  /** The window's last row in the series. */
  public int endRow(int window) {
    return endRows[window];
  }

  /** The last rows of all windows, copied. */
  public int[] endRows() {
    return endRows.clone();
  }

  /** Whether the price to be forecast is in the series, with no gap before it. */
  public boolean isActualKnown(int window) {
    return Double.isFinite(actualPrice(window));
  }

  /** What a model should put out, standardised; {@code NaN} when the actual is not known. */
  public float target(int window) {
    return scale.standardize(actualPrice(window), lastPrice(window));
  }

  /** The price at the window's last row. */
  public double lastPrice(int window) {
    return matrix.price(endRows[window]);
  }

  /** The price at the target row; {@code NaN} when it is not known. */
  public double actualPrice(int window) {
    int end = endRows[window];
    return matrix.reaches(end, spec.horizon()) ? matrix.price(end + spec.horizon()) : Double.NaN;
  }

  /** Epoch milliseconds of the window's last row: when the forecast is made. */
  public long endTimeMillis(int window) {
    return matrix.timeMillis(endRows[window]);
  }

  /**
   * Epoch milliseconds that the forecast is for: of the target row, or by the step when unknown.
   */
  public long targetTimeMillis(int window) {
    int end = endRows[window];
    return matrix.reaches(end, spec.horizon())
        ? matrix.timeMillis(end + spec.horizon())
        : matrix.timeMillis(end) + spec.horizon() * matrix.stepMillis();
  }

  /** The price that a model's output for this window stands for. */
  public double price(int window, float standardizedOutput) {
    return scale.price(standardizedOutput, lastPrice(window));
  }

  /** Some of these windows, in the given order, over the same rows. */
  public Windows select(int[] windows) {
    int[] selected = new int[windows.length];
    for (int position = 0; position < windows.length; position++) {
      selected[position] = endRows[windows[position]];
    }
    return new Windows(matrix, spec, scale, selected);
  }

  /** The same windows with targets on another scale. */
  Windows withScale(TargetScale other) {
    return new Windows(matrix, spec, other, endRows);
  }
}
