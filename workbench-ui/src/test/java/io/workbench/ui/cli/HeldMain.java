package io.workbench.ui.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;

/**
 * {@link Main} in a process of its own, which gets no further than its second epoch before a signal
 * has come: a test's signal arrives before the end, however busy the machine is.
 */
final class HeldMain {
  /** Said of the epoch after which it is held. */
  static final String AT = " epoch 2/";

  private HeldMain() {}

  public static void main(String[] arguments) {
    CountDownLatch signalled = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(signalled::countDown, "signalled"));
    System.setErr(new PrintStream(new Held(System.err, signalled), true, UTF_8));
    Main.main(arguments);
  }

  /** Passes all on at once, and lets whoever says the line wait. */
  private static final class Held extends FilterOutputStream {
    private final CountDownLatch signalled;

    Held(OutputStream out, CountDownLatch signalled) {
      super(out);
      this.signalled = signalled;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
      out.flush();
      if (new String(bytes, from, length, UTF_8).contains(AT)) {
        awaitSignal();
      }
    }

    private void awaitSignal() throws IOException {
      try {
        signalled.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("nothing interrupts it but a signal");
      }
    }
  }
}
