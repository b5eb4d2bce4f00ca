package io.workbench.train.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** A blank sheet with a heading, on which panels are drawn. */
final class Picture {
  static final int WIDTH = 1600;
  static final int HEIGHT = 1000;
  static final int MARGIN = 44;

  /** Where panels may begin. */
  static final int BODY_TOP = 124;

  /** Where panels must end. */
  static final int BODY_BOTTOM = HEIGHT - 30;

  private final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
  private final Graphics2D graphics = image.createGraphics();

  Picture(String title, String subtitle) {
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(Palette.PAPER);
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    heading(title, Palette.TITLE, Palette.INK, 60);
    heading(subtitle, Palette.SUBTITLE, Palette.QUIET, 96);
  }

  private void heading(String text, Font font, Color color, int baseline) {
    graphics.setFont(font);
    graphics.setColor(color);
    FontMetrics metrics = graphics.getFontMetrics();
    String shown = text;
    while (metrics.stringWidth(shown) > WIDTH - 2 * MARGIN) {
      shown = shown.substring(0, shown.length() - 2) + "…";
    }
    graphics.drawString(shown, MARGIN, baseline);
  }

  Graphics2D graphics() {
    return graphics;
  }

  BufferedImage finish() {
    graphics.dispose();
    return image;
  }
}
