package io.workbench.ui.cli;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** The log's {@code %clearLine}: takes the progress away that stands where a line is to go. */
public final class ClearLine extends ClassicConverter {
  /** Made by Logback. */
  public ClearLine() {}

  @Override
  public String convert(ILoggingEvent event) {
    return Terminal.ofThisProcess().clearLine();
  }
}
