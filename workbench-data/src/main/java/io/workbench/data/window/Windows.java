package io.workbench.data.window;

import java.util.List;

/**
 * Windows over the standardised rows of one series, or of several members of a panel, in order of
 * time unless selected otherwise. Every window is whole: neighbouring rows of one series without a
 * gap, every feature a number. Nothing is copied until a window is asked for.
 */
public final class Windows {
  private final List<Member> members;
  private final WindowSpec spec;
  private final int[] memberOf;
  private final int[] endRows;

  /** A series' rows and what its targets are scaled by. */
  private record Member(FeatureMatrix matrix, TargetScale scale) {}

  Windows(FeatureMatrix matrix, WindowSpec spec, TargetScale scale, int[] endRows) {
    this(List.of(new Member(matrix, scale)), spec, new int[endRows.length], endRows);
  }

  private Windows(List<Member> members, WindowSpec spec, int[] memberOf, int[] endRows) {
    this.members = members;
    this.spec = spec;
    this.memberOf = memberOf;
    this.endRows = endRows;
  }

  /**
   * The windows of several series together, in order of the times that they forecast and then of
   * the series.
   *
   * @param all each of one series, in order of time, cut alike and with the same features
   */
  static Windows together(List<Windows> all) {
    int size = all.stream().mapToInt(Windows::size).sum();
    int[] memberOf = new int[size];
    int[] endRows = new int[size];
    int[] next = new int[all.size()];
    for (int window = 0; window < size; window++) {
      int member = earliest(all, next);
      memberOf[window] = member;
      endRows[window] = all.get(member).endRow(next[member]++);
    }
    List<Member> members = all.stream().map(one -> one.members.get(0)).toList();
    return new Windows(members, all.get(0).spec, memberOf, endRows);
  }

  private static int earliest(List<Windows> all, int[] next) {
    int earliest = -1;
    long time = Long.MAX_VALUE;
    for (int member = 0; member < next.length; member++) {
      Windows windows = all.get(member);
      if (next[member] < windows.size() && windows.targetTimeMillis(next[member]) < time) {
        time = windows.targetTimeMillis(next[member]);
        earliest = member;
      }
    }
    return earliest;
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
    return members.get(0).matrix().features();
  }

  /** How these windows were cut. */
  public WindowSpec spec() {
    return spec;
  }

  /** Which series the window is of, by its place among those put together; 0 for a lone one. */
  public int member(int window) {
    return memberOf[window];
  }

  /** The scale of a window's {@link #target} and {@link #price}. */
  public TargetScale scale(int window) {
    return members.get(memberOf[window]).scale();
  }

  /**
   * What the root of a mean squared standardised error is multiplied by to become an error in price
   * units: the deviation of the targets; of several series the root of their mean square, window by
   * window, which is right as far as the standardised errors of the series are alike.
   */
  public double targetStd() {
    if (members.size() == 1) {
      return members.get(0).scale().std();
    }
    double squares = 0;
    for (int window = 0; window < size(); window++) {
      squares += scale(window).std() * scale(window).std();
    }
    return Math.sqrt(squares / size());
  }

  /**
   * Copies one window, {@code [steps, features]} row by row, oldest row first.
   *
   * @param offset where in {@code destination} it begins
   */
  public void copyWindow(int window, float[] destination, int offset) {
    matrix(window)
        .copyRows(endRows[window] - spec.length() + 1, spec.length(), destination, offset);
  }

  /** The window's last row in its series. */
  public int endRow(int window) {
    return endRows[window];
  }

  /** The last rows of all windows in their series, copied. */
  public int[] endRows() {
    return endRows.clone();
  }

  /** Whether the price to be forecast is in the series, with no gap before it. */
  public boolean isActualKnown(int window) {
    return Double.isFinite(actualPrice(window));
  }

  /** What a model should put out, standardised; {@code NaN} when the actual is not known. */
  public float target(int window) {
    return scale(window).standardize(actualPrice(window), lastPrice(window));
  }

  /** The price at the window's last row. */
  public double lastPrice(int window) {
    return matrix(window).price(endRows[window]);
  }

  /** The price at the target row; {@code NaN} when it is not known. */
  public double actualPrice(int window) {
    int end = endRows[window];
    FeatureMatrix matrix = matrix(window);
    return matrix.reaches(end, spec.horizon()) ? matrix.price(end + spec.horizon()) : Double.NaN;
  }

  /** Epoch milliseconds of the window's last row: when the forecast is made. */
  public long endTimeMillis(int window) {
    return matrix(window).timeMillis(endRows[window]);
  }

  /**
   * Epoch milliseconds that the forecast is for: of the target row, or by the step when unknown.
   */
  public long targetTimeMillis(int window) {
    int end = endRows[window];
    FeatureMatrix matrix = matrix(window);
    return matrix.reaches(end, spec.horizon())
        ? matrix.timeMillis(end + spec.horizon())
        : matrix.timeMillis(end) + spec.horizon() * matrix.stepMillis();
  }

  /** The price that a model's output for this window stands for. */
  public double price(int window, float standardizedOutput) {
    return scale(window).price(standardizedOutput, lastPrice(window));
  }

  /** Some of these windows, in the given order, over the same rows. */
  public Windows select(int[] windows) {
    int[] selectedMembers = new int[windows.length];
    int[] selected = new int[windows.length];
    for (int position = 0; position < windows.length; position++) {
      selectedMembers[position] = memberOf[windows[position]];
      selected[position] = endRows[windows[position]];
    }
    return new Windows(members, spec, selectedMembers, selected);
  }

  /** The same windows of one series with targets on another scale. */
  Windows withScale(TargetScale other) {
    return new Windows(members.get(0).matrix(), spec, other, endRows);
  }

  private FeatureMatrix matrix(int window) {
    return members.get(memberOf[window]).matrix();
  }
}
