package io.workbench.train.plot;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One diagram of a picture.
 *
 * @param horizontal a number at which a line runs across, such as 0
 * @param diagonal whether a line runs where both axes have the same number
 */
record Panel(
    String title,
    Axis x,
    Axis y,
    List<Curve> curves,
    List<Mark> marks,
    @Nullable Double horizontal,
    boolean diagonal) {

  static Panel of(String title, Axis x, Axis y, List<Curve> curves) {
    return new Panel(title, x, y, curves, List.of(), null, false);
  }

  Panel with(List<Mark> newMarks) {
    return new Panel(title, x, y, curves, newMarks, horizontal, diagonal);
  }

  Panel withHorizontal(double value) {
    return new Panel(title, x, y, curves, marks, value, diagonal);
  }

  Panel withDiagonal() {
    return new Panel(title, x, y, curves, marks, horizontal, true);
  }
}
