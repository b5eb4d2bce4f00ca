package io.workbench.train.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** Draws a training: losses above, learning rate below, the best epoch and the stop marked. */
final class TrainingHistoryPlot {
  private static final int LOSS_HEIGHT = 590;
  private static final int MAX_DOTTED_EPOCHS = 40;

  private TrainingHistoryPlot() {}

  static BufferedImage draw(TrainingHistoryView view) {
    Picture picture = new Picture(view.title(), view.subtitle());
    Graphics2D graphics = picture.graphics();
    Axis epochs = epochAxis(view);
    Panel losses = losses(view, epochs);
    Panel rates = rates(view, epochs);
    int labels =
        Math.max(
            PanelPainter.labelsWidth(graphics, losses.y()),
            PanelPainter.labelsWidth(graphics, rates.y()));
    int width = Picture.WIDTH - 2 * Picture.MARGIN;
    int ratesTop = Picture.BODY_TOP + LOSS_HEIGHT;
    PanelPainter.paint(
        graphics,
        losses,
        new Rectangle(Picture.MARGIN, Picture.BODY_TOP, width, LOSS_HEIGHT - 14),
        labels);
    PanelPainter.paint(
        graphics,
        rates,
        new Rectangle(Picture.MARGIN, ratesTop, width, Picture.BODY_BOTTOM - ratesTop),
        labels);
    return picture.finish();
  }

  private static Axis epochAxis(TrainingHistoryView view) {
    int[] epochs = view.epochs();
    return epochs.length == 0
        ? NumberAxis.wholeNumbers(1, 1, 1)
        : NumberAxis.wholeNumbers(epochs[0], epochs[epochs.length - 1], 15);
  }

  private static Panel losses(TrainingHistoryView view, Axis epochs) {
    boolean logarithmic = NumberAxis.spansDecades(view.trainLoss(), view.validationLoss());
    Axis axis =
        logarithmic
            ? NumberAxis.logarithmic(view.trainLoss(), view.validationLoss())
            : NumberAxis.over(7, view.trainLoss(), view.validationLoss());
    List<Curve> curves = new ArrayList<>();
    curves.add(curve("train", view, view.trainLoss(), Palette.BLUE));
    curves.add(curve("validation", view, view.validationLoss(), Palette.VERMILION));
    bestRing(view, curves);
    String title = "Loss, squared error of the standardised target";
    return Panel.of(title + (logarithmic ? ", logarithmic" : ""), epochs, axis, curves)
        .with(marks(view));
  }

  private static Curve curve(String name, TrainingHistoryView view, double[] losses, Color color) {
    Curve.Style style =
        losses.length <= MAX_DOTTED_EPOCHS ? Curve.Style.DOTTED_LINE : Curve.Style.LINE;
    return new Curve(name, doubles(view.epochs()), losses, color, style);
  }

  private static void bestRing(TrainingHistoryView view, List<Curve> curves) {
    for (int index = 0; index < view.epochs().length; index++) {
      if (Integer.valueOf(view.epochs()[index]).equals(view.bestEpoch())) {
        double[] x = {view.epochs()[index]};
        double[] y = {view.validationLoss()[index]};
        curves.add(new Curve("", x, y, Palette.GREEN, Curve.Style.RINGS));
      }
    }
  }

  private static List<Mark> marks(TrainingHistoryView view) {
    List<Mark> marks = new ArrayList<>();
    Integer best = view.bestEpoch();
    if (best != null) {
      marks.add(new Mark(best, "best model: epoch " + best, Palette.GREEN));
    }
    if (view.stoppedEarly() && view.epochs().length > 0) {
      int last = view.epochs()[view.epochs().length - 1];
      marks.add(new Mark(last, "stopped early after epoch " + last, Palette.QUIET));
    }
    return marks;
  }

  /** Each rate holds from half an epoch before its number to half an epoch after. */
  private static Panel rates(TrainingHistoryView view, Axis epochs) {
    int size = view.epochs().length;
    double[] x = new double[size == 0 ? 0 : size + 1];
    double[] y = new double[x.length];
    for (int index = 0; index < x.length; index++) {
      int epoch = Math.min(index, size - 1);
      x[index] = view.epochs()[epoch] + (index == size ? 0.5 : -0.5);
      y[index] = view.learningRate()[epoch];
    }
    boolean logarithmic = NumberAxis.spansDecades(y);
    Axis axis = logarithmic ? NumberAxis.logarithmic(y) : NumberAxis.over(3, y, new double[] {0});
    String title = "Learning rate by epoch" + (logarithmic ? ", logarithmic" : "");
    List<Curve> curves =
        size == 0 ? List.of() : List.of(new Curve("", x, y, Palette.PURPLE, Curve.Style.STEPS));
    return Panel.of(title, epochs, axis, curves);
  }

  private static double[] doubles(int[] values) {
    double[] doubles = new double[values.length];
    for (int index = 0; index < values.length; index++) {
      doubles[index] = values[index];
    }
    return doubles;
  }
}
