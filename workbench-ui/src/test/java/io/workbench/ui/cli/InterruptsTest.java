package io.workbench.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A signal that arrives when the work is done already. */
class InterruptsTest {
  @Test
  void aCommandThatWasWholeWhenTheSignalCameEndsWithItsOwnCode() throws Exception {
    Process ended =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Whole.class.getName())
            .start();

    assertThat(ended.waitFor()).isZero();
  }

  /** Ends as {@link Main} does, while the process is being shut down. */
  static final class Whole {
    private Whole() {}

    public static void main(String[] arguments) {
      Interrupts interrupts = new Interrupts();
      PrintWriter err = new PrintWriter(System.err, true);
      try (Interrupts listening =
          interrupts.listen(err, new Terminal(false, false, 80), Interrupts.END_THE_RUN)) {
        new Thread(() -> System.exit(143)).start();
        while (!listening.signal().isRequested()) {
          Thread.onSpinWait();
        }
      }
      interrupts.commandEnded(0);
    }
  }
}
