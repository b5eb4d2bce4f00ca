package io.workbench.ui.cli;

import io.workbench.train.loop.StopSignal;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Turns Ctrl-C and SIGTERM into a request to stop, and holds the process until the command has
 * written and said what there is to say.
 */
final class Interrupts implements AutoCloseable {
  static final String END_THE_RUN = "ending the run and writing its result";
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

  private final StopSignal stop = new StopSignal();
  private volatile int exitCode = ErrorSentences.INTERRUPTED;
  private @Nullable Thread hook;

  /**
   * Listens until it is closed.
   *
   * @param promise what is done when it is interrupted, as "ending the run"
   */
  Interrupts listen(PrintWriter err, Terminal terminal, String promise) {
    Thread thread = new Thread(() -> stopAndWait(err, terminal, promise), "interrupt");
    hook = thread;
    Runtime.getRuntime().addShutdownHook(thread);
    return this;
  }

  StopSignal signal() {
    return stop;
  }

  /** Called when nothing is left to do or to say: lets an interrupted process end with the code. */
  void commandEnded(int code) {
    exitCode = code;
    stop.finished();
  }

  /**
   * Waits for Ctrl-C or SIGTERM, which then only end the waiting: the command goes on to its end,
   * and its exit code is the process's.
   *
   * @param invitation says that there is something to end, once it can be ended
   */
  void awaitInterrupt(Runnable invitation) {
    CountDownLatch interrupted = new CountDownLatch(1);
    Thread awaited =
        new Thread(
            () -> {
              interrupted.countDown();
              awaitEnd();
            },
            "interrupt");
    try {
      Runtime.getRuntime().addShutdownHook(awaited);
      invitation.run();
      interrupted.await();
    } catch (IllegalStateException interruptedJustNow) {
      stop.request();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void stopAndWait(PrintWriter err, Terminal terminal, String promise) {
    // Said first: work that ends at once has its own last words after this line.
    err.println(terminal.clearLine() + "Interrupted: " + promise + ".");
    stop.request();
    awaitEnd();
  }

  private void awaitEnd() {
    try {
      stop.awaitFinished(LONGEST_WAIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(exitCode);
  }

  /** The work is done: from here on an interrupt ends the process as it does any other. */
  @Override
  public void close() {
    if (hook == null || stop.isRequested()) {
      return;
    }
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException interruptedJustNow) {
      stop.request();
    }
  }
}
