package io.workbench.train.plot;

import java.awt.Color;
import java.awt.Font;

/**
 * Colours and fonts of all plots. The data colours are from the palette of Okabe and Ito (2008),
 * which people with any kind of colour vision can tell apart.
 */
final class Palette {
  static final Color PAPER = Color.WHITE;
  static final Color INK = new Color(0x1F2933);
  static final Color QUIET = new Color(0x667280);
  static final Color GREY = new Color(0x8793A0);
  static final Color AXIS = new Color(0xA8B2BD);
  static final Color GRID = new Color(0xE8ECF0);

  static final Color BLUE = new Color(0x0072B2);
  static final Color ORANGE = new Color(0xE69F00);
  static final Color VERMILION = new Color(0xD55E00);
  static final Color GREEN = new Color(0x009E73);
  static final Color PURPLE = new Color(0xAA4499);

  static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 32);
  static final Font SUBTITLE = new Font(Font.SANS_SERIF, Font.PLAIN, 20);
  static final Font PANEL_TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 20);
  static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 18);

  private Palette() {}

  /** The colour with the given opacity, 0 to 255. */
  static Color fade(Color color, int opacity) {
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), opacity);
  }
}
