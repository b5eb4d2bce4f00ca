package io.workbench.train.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Line2D;

/** Draws a panel: its title and legend, grid, labels, curves and marks. */
final class PanelPainter {
  /** Height of the row with the title and the legend. */
  private static final int TITLE_HEIGHT = 46;

  private static final int LABEL_GAP = 10;

  /** How far a label may reach to the right of its plot. */
  private static final int OVERHANG = 40;

  private static final BasicStroke HAIRLINE = new BasicStroke(1f);
  private static final BasicStroke DASHED =
      new BasicStroke(
          1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {6, 5}, 0);

  private final Graphics2D graphics;
  private final Panel panel;
  private final Rectangle plot;

  private PanelPainter(Graphics2D graphics, Panel panel, Rectangle plot) {
    this.graphics = graphics;
    this.panel = panel;
    this.plot = plot;
  }

  /**
   * Draws a panel.
   *
   * @param area the whole panel with its title and labels
   * @param labelsWidth room for the labels of the vertical axis, the same for panels in one column
   */
  static void paint(Graphics2D graphics, Panel panel, Rectangle area, int labelsWidth) {
    Rectangle plot =
        new Rectangle(
            area.x + labelsWidth,
            area.y + TITLE_HEIGHT,
            area.width - labelsWidth,
            area.height - TITLE_HEIGHT - labelsHeight(panel.x()));
    PanelPainter painter = new PanelPainter(graphics, panel, plot);
    painter.title(area);
    painter.verticalAxis();
    painter.horizontalAxis();
    painter.guides();
    CurvePainter.paint(graphics, plot, panel);
    painter.marks();
  }

  /** Room that the labels of a vertical axis need. */
  static int labelsWidth(Graphics2D graphics, Axis axis) {
    FontMetrics metrics = graphics.getFontMetrics(Palette.LABEL);
    int width = 0;
    for (Tick tick : axis.ticks()) {
      width = Math.max(width, metrics.stringWidth(tick.label()));
    }
    return width + LABEL_GAP;
  }

  /** Room for no, one or two lines of labels under the horizontal axis. */
  private static int labelsHeight(Axis axis) {
    boolean labels = axis.ticks().stream().anyMatch(tick -> !tick.label().isEmpty());
    boolean contexts = axis.ticks().stream().anyMatch(tick -> !tick.context().isEmpty());
    return 8 + (labels ? 22 : 0) + (contexts ? 22 : 0);
  }

  private void title(Rectangle area) {
    graphics.setFont(Palette.PANEL_TITLE);
    graphics.setColor(Palette.INK);
    int baseline = plot.y - 20;
    graphics.drawString(panel.title(), area.x, baseline);
    legend(baseline);
  }

  /** Names from right to left, each after a stroke in its colour. */
  private void legend(int baseline) {
    graphics.setFont(Palette.LABEL);
    int right = plot.x + plot.width;
    for (int index = panel.curves().size() - 1; index >= 0; index--) {
      Curve curve = panel.curves().get(index);
      if (curve.name().isEmpty()) {
        continue;
      }
      right -= graphics.getFontMetrics().stringWidth(curve.name());
      graphics.setColor(Palette.INK);
      graphics.drawString(curve.name(), right, baseline);
      key(curve, right - 40, baseline - 6);
      right -= 62;
    }
  }

  private void key(Curve curve, int x, int y) {
    graphics.setColor(curve.color());
    graphics.setStroke(CurvePainter.stroke(curve.style()));
    graphics.draw(new Line2D.Double(x, y, x + 30, y));
  }

  private void verticalAxis() {
    graphics.setFont(Palette.LABEL);
    FontMetrics metrics = graphics.getFontMetrics();
    for (Tick tick : panel.y().ticks()) {
      double y = plot.y + plot.height * (1 - panel.y().fraction(tick));
      line(plot.x, y, plot.x + plot.width, y, Palette.GRID, HAIRLINE);
      graphics.setColor(Palette.QUIET);
      graphics.drawString(
          tick.label(),
          plot.x - LABEL_GAP - metrics.stringWidth(tick.label()),
          Math.round(y) + metrics.getAscent() / 2 - 2);
    }
  }

  private void horizontalAxis() {
    graphics.setFont(Palette.LABEL);
    FontMetrics metrics = graphics.getFontMetrics();
    int bottom = plot.y + plot.height;
    for (Tick tick : panel.x().ticks()) {
      double x = plot.x + plot.width * panel.x().fraction(tick);
      line(x, plot.y, x, bottom, Palette.GRID, HAIRLINE);
      line(x, bottom, x, bottom + 5, Palette.AXIS, HAIRLINE);
      graphics.setColor(Palette.QUIET);
      centred(metrics, tick.label(), x, bottom + 6 + metrics.getAscent());
      centred(metrics, tick.context(), x, bottom + 6 + metrics.getAscent() + metrics.getHeight());
    }
    line(plot.x, bottom, plot.x + plot.width, bottom, Palette.AXIS, HAIRLINE);
  }

  private void centred(FontMetrics metrics, String text, double x, int baseline) {
    int width = metrics.stringWidth(text);
    double left = Math.min(x - width / 2.0, plot.x + plot.width + OVERHANG - width);
    graphics.drawString(text, Math.round(left), baseline);
  }

  private void guides() {
    Double horizontal = panel.horizontal();
    if (horizontal != null) {
      double y = plot.y + plot.height * (1 - panel.y().fraction(horizontal));
      line(plot.x, y, plot.x + plot.width, y, Palette.AXIS, new BasicStroke(1.5f));
    }
    if (panel.diagonal()) {
      line(plot.x, plot.y + plot.height, plot.x + plot.width, plot.y, Palette.AXIS, DASHED);
    }
  }

  private void marks() {
    graphics.setFont(Palette.LABEL);
    FontMetrics metrics = graphics.getFontMetrics();
    int top = plot.y + 4;
    for (Mark mark : panel.marks()) {
      double x = plot.x + plot.width * panel.x().fraction(mark.x());
      line(x, plot.y, x, plot.y + plot.height, mark.color(), DASHED);
      int width = metrics.stringWidth(mark.label());
      boolean fits = x + 10 + width <= plot.x + plot.width;
      int left = (int) Math.round(fits ? x + 10 : x - 10 - width);
      graphics.setColor(Palette.fade(Palette.PAPER, 220));
      graphics.fillRect(left - 4, top, width + 8, metrics.getHeight());
      graphics.setColor(mark.color());
      graphics.drawString(mark.label(), left, top + metrics.getAscent());
      // The next mark can be close: its word goes one line lower.
      top += metrics.getHeight() + 4;
    }
  }

  private void line(double x1, double y1, double x2, double y2, Color color, BasicStroke stroke) {
    graphics.setColor(color);
    graphics.setStroke(stroke);
    graphics.draw(new Line2D.Double(x1, y1, x2, y2));
  }
}
