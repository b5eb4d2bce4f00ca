package io.workbench.train.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * Draws forecasts: over time on the left with their residuals and, when there are many, a close-up
 * of the last; against the actual prices on the right, with persistence below on the same axes.
 */
final class PredictionsPlot {
  private static final int RIGHT_WIDTH = 460;
  private static final int COLUMN_GAP = 56;
  private static final int PANEL_GAP = 16;
  private static final int TIME_TICKS = 8;

  private static final int FEW_POINTS = 40;

  /** About half the pixels of the plot's width. */
  private static final int BUCKETS = 450;

  private final PredictionsView view;
  private final Picture picture;

  private PredictionsPlot(PredictionsView view) {
    this.view = view;
    this.picture = new Picture(view.title(), view.subtitle());
  }

  static BufferedImage draw(PredictionsView view) {
    PredictionsPlot plot = new PredictionsPlot(view);
    int leftWidth = Picture.WIDTH - 2 * Picture.MARGIN - COLUMN_GAP - RIGHT_WIDTH;
    plot.column(plot.overTime(), Picture.MARGIN, leftWidth);
    plot.column(plot.scatters(), Picture.MARGIN + leftWidth + COLUMN_GAP, RIGHT_WIDTH);
    return plot.picture.finish();
  }

  /** A panel and its part of the column's height. */
  private record Placed(Panel panel, double part) {}

  private void column(List<Placed> column, int left, int width) {
    Graphics2D graphics = picture.graphics();
    int labels = 0;
    for (Placed placed : column) {
      labels = Math.max(labels, PanelPainter.labelsWidth(graphics, placed.panel().y()));
    }
    int height = Picture.BODY_BOTTOM - Picture.BODY_TOP + PANEL_GAP;
    double top = Picture.BODY_TOP;
    for (Placed placed : column) {
      int panelHeight = (int) (height * placed.part()) - PANEL_GAP;
      Rectangle area = new Rectangle(left, (int) top, width, panelHeight);
      PanelPainter.paint(graphics, placed.panel(), area, labels);
      top += height * placed.part();
    }
  }

  private List<Placed> overTime() {
    Predictions all = view.predictions();
    Predictions closeUp = view.closeUp();
    Axis time = timeAxis(all);
    String title = "Actual and forecast price";
    if (closeUp == null) {
      return List.of(
          new Placed(closePrices(title, time.unlabelled(), all), 0.66),
          new Placed(residuals(time), 0.34));
    }
    String closeTitle = "Close-up of " + closeUp.size() + " windows";
    return List.of(
        new Placed(allPrices(title, time.unlabelled(), all), 0.36),
        new Placed(residuals(time), 0.26),
        new Placed(closePrices(closeTitle, timeAxis(closeUp), closeUp), 0.38));
  }

  private static Axis timeAxis(Predictions shown) {
    long[] times = shown.timesMillis();
    return TimeAxis.over(times[0], times[times.length - 1], TIME_TICKS);
  }

  private static Panel allPrices(String title, Axis time, Predictions shown) {
    List<Curve> curves =
        List.of(
            line("actual", shown, shown.actual(), Palette.GREY, Curve.Style.BROAD_LINE),
            line("forecast", shown, shown.forecast(), Palette.BLUE, Curve.Style.THIN_LINE));
    return Panel.of(title, time, NumberAxis.over(5, shown.actual(), shown.forecast()), curves);
  }

  /** With persistence, which is told from the actual price only when there are few windows. */
  private static Panel closePrices(String title, Axis time, Predictions shown) {
    boolean few = shown.size() <= FEW_POINTS;
    Curve.Style persistence = few ? Curve.Style.DOTTED_LINE : Curve.Style.THIN_LINE;
    Curve.Style actual = few ? Curve.Style.DOTTED_LINE : Curve.Style.BROAD_LINE;
    Curve.Style forecast = few ? Curve.Style.DOTTED_LINE : Curve.Style.LINE;
    List<Curve> curves =
        List.of(
            line("persistence", shown, shown.last(), Palette.ORANGE, persistence),
            line("actual", shown, shown.actual(), Palette.GREY, actual),
            line("forecast", shown, shown.forecast(), Palette.BLUE, forecast));
    Axis prices = NumberAxis.over(5, shown.actual(), shown.forecast(), shown.last());
    return Panel.of(title, time, prices, curves);
  }

  private static Curve line(
      String name, Predictions shown, double[] values, Color color, Curve.Style style) {
    Lines lines = Lines.thinned(shown.timesMillis(), values, BUCKETS);
    return new Curve(name, lines.x(), lines.y(), color, style);
  }

  private Panel residuals(Axis time) {
    double[] residuals = view.residuals();
    Lines needles = Lines.needles(view.predictions().timesMillis(), residuals, BUCKETS);
    Curve curve = new Curve("", needles.x(), needles.y(), Palette.VERMILION, Curve.Style.THIN_LINE);
    return Panel.of(
            "Residuals: actual − forecast", time, NumberAxis.aroundZero(residuals), List.of(curve))
        .withHorizontal(0);
  }

  private List<Placed> scatters() {
    Predictions all = view.predictions();
    Axis axis = pricesBothWays(all);
    return List.of(
        new Placed(
            scatter(
                "Forecast against actual: R² " + Numbers.share(view.model().r2()),
                axis,
                all.forecast(),
                Palette.BLUE),
            0.5),
        new Placed(
            scatter(
                "Persistence against actual: R² " + Numbers.share(view.persistence().r2()),
                axis,
                all.last(),
                Palette.ORANGE),
            0.5));
  }

  /** Long labels need room where they stand side by side. */
  private static Axis pricesBothWays(Predictions all) {
    Axis axis = NumberAxis.over(4, all.actual(), all.forecast(), all.last());
    boolean wide = axis.ticks().stream().anyMatch(tick -> tick.label().length() > 7);
    return wide ? NumberAxis.over(2, all.actual(), all.forecast(), all.last()) : axis;
  }

  private Panel scatter(String title, Axis axis, double[] forecast, Color color) {
    Dots dots = Dots.distinct(view.predictions().actual(), forecast, axis);
    boolean few = dots.x().length <= FEW_POINTS;
    Color shade = few ? color : Palette.fade(color, 130);
    Curve.Style style = few ? Curve.Style.DOTS : Curve.Style.SMALL_DOTS;
    Curve curve = new Curve("", dots.x(), dots.y(), shade, style);
    return Panel.of(title, axis, axis, List.of(curve)).withDiagonal();
  }
}
