package io.workbench.ui.cli;

import io.workbench.train.loop.StopSignal;
import java.time.Duration;

/**
 * Turns Ctrl-C and SIGTERM into a request to stop, and holds the process until the run has written
 * what it leaves behind.
 */
final class Interrupts implements AutoCloseable {
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

  private final StopSignal stop = new StopSignal();
  private final Thread hook = new Thread(this::stopAndWait, "interrupt");

  private Interrupts() {}

  /** Listens until it is closed. */
  static Interrupts listen() {
    Interrupts interrupts = new Interrupts();
    Runtime.getRuntime().addShutdownHook(interrupts.hook);
    return interrupts;
  }

  StopSignal signal() {
    return stop;
  }

  private void stopAndWait() {
    stop.request();
    try {
      stop.awaitFinished(LONGEST_WAIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    System.out.flush();
    System.err.flush();
    Runtime.getRuntime().halt(ErrorSentences.INTERRUPTED);
  }

  /** Called when the work is done; in an interrupted process this lets the hook end it. */
  @Override
  public void close() {
    stop.finished();
    if (!stop.isRequested()) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }
}
