package io.workbench.train.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Draws a panel's curves with XChart, and nothing else: XChart gets them as fractions of the plot's
 * width and height, and fills the plot to its edges. Axes are drawn by {@link PanelPainter}, so
 * that panels line up and labels never overlap.
 */
final class CurvePainter {
  /** Wider than any plot: below this distance between ticks XChart lays out none. */
  private static final int NO_TICKS = 1_000_000;

  private static final Color NOTHING = new Color(0, 0, 0, 0);

  private CurvePainter() {}

  static void paint(Graphics2D graphics, Rectangle plot, Panel panel) {
    XYChart chart = new XYChart(plot.width, plot.height);
    style(chart.getStyler());
    for (Curve curve : panel.curves()) {
      // XChart refuses a series without points: a run that failed in its first epoch has none.
      if (curve.x().length > 0) {
        add(chart, curve, panel);
      }
    }
    Graphics2D inside = (Graphics2D) graphics.create(plot.x, plot.y, plot.width, plot.height);
    chart.paint(inside, plot.width, plot.height);
    inside.dispose();
  }

  private static void style(XYStyler styler) {
    styler.setXAxisMin(0.0).setXAxisMax(1.0).setYAxisMin(0.0).setYAxisMax(1.0);
    styler.setAxisTicksVisible(false).setAxisTitlesVisible(false).setPlotMargin(0);
    styler.setXAxisTickMarkSpacingHint(NO_TICKS).setYAxisTickMarkSpacingHint(NO_TICKS);
    styler.setPlotGridLinesVisible(false).setPlotTicksMarksVisible(false);
    styler.setPlotContentSize(1).setChartPadding(0).setPlotBorderVisible(false);
    styler.setLegendVisible(false).setChartTitleVisible(false);
    styler.setPlotBackgroundColor(NOTHING).setChartBackgroundColor(NOTHING);
    styler.setAntiAlias(true);
  }

  private static void add(XYChart chart, Curve curve, Panel panel) {
    double[] x = new double[curve.x().length];
    double[] y = new double[x.length];
    for (int point = 0; point < x.length; point++) {
      x[point] = panel.x().fraction(curve.x()[point]);
      y[point] = panel.y().fraction(curve.y()[point]);
    }
    // XChart knows series by name, and two curves without one must not meet.
    XYSeries series = chart.addSeries("curve " + chart.getSeriesMap().size(), x, y);
    series.setMarker(marker(curve.style()));
    series.setMarkerColor(curve.color());
    series.setLineColor(curve.color());
    series.setLineStyle(stroke(curve.style()));
    series.setXYSeriesRenderStyle(
        switch (curve.style()) {
          case STEPS -> XYSeriesRenderStyle.Step;
          case DOTS, SMALL_DOTS, RINGS -> XYSeriesRenderStyle.Scatter;
          default -> XYSeriesRenderStyle.Line;
        });
  }

  private static Marker marker(Curve.Style style) {
    return switch (style) {
      case DOTTED_LINE, DOTS -> new Dot(9, true);
      case SMALL_DOTS -> new Dot(6, true);
      case RINGS -> new Dot(17, false);
      default -> SeriesMarkers.NONE;
    };
  }

  /** The stroke of a style, in the plot and in the legend. */
  static BasicStroke stroke(Curve.Style style) {
    float width =
        switch (style) {
          case THIN_LINE -> 1.4f;
          case LINE -> 2.2f;
          case BROAD_LINE -> 3.6f;
          default -> 2.6f;
        };
    return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }
}
