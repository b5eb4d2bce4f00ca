package io.workbench.train.plot;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import org.knowm.xchart.style.markers.Marker;

/** A disc or a ring of its own size; XChart's markers all have one size a chart. */
final class Dot extends Marker {
  private static final BasicStroke RING = new BasicStroke(3f);

  private final int diameter;
  private final boolean filled;

  Dot(int diameter, boolean filled) {
    this.diameter = diameter;
    this.filled = filled;
  }

  @Override
  public void paint(Graphics2D graphics, double x, double y, int markerSize) {
    Ellipse2D circle =
        new Ellipse2D.Double(x - diameter / 2.0, y - diameter / 2.0, diameter, diameter);
    if (filled) {
      graphics.fill(circle);
    } else {
      graphics.setStroke(RING);
      graphics.draw(circle);
    }
  }
}
