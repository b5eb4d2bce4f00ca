package io.workbench.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * 200 trials that stream at once into pages of a real browser; a day's worth of epochs on pages
 * that stay open. Not part of the build, since it measures; CONTRIBUTING.md says how it is run. The
 * pages are those of the property {@code soak.pages}, seconds are those of {@code soak.seconds}.
 */
@Tag("soak")
@Timeout(value = 1, unit = TimeUnit.DAYS)
class SoakBrowserTest {
  private static final int TRIALS = 200;
  private static final int A_DAY_OF_EPOCHS = 20_000;
  private static final long MOST_SERVER_KIB = 500 * 1024;
  private static final double MOST_P95_MILLIS = 100;
  private static final double LONGEST_FRAME_MILLIS = 1_000;
  private static final int MOST_NODES = 20_000;
  private static final int SECONDS = Integer.getInteger("soak.seconds", 20);
  private static final List<String> PAGES =
      List.of(
          System.getProperty("soak.pages", ",sweeps/sweep,runs/sweep%2Ftrials%2F7").split(",", -1));

  @TempDir Path folder;

  @Test
  void twoHundredTrialsStreamAtOnce() throws IOException {
    StreamingSweep sweep = new StreamingSweep(folder.resolve("sweep"), TRIALS);
    sweep.step();
    try (ChildCommand server = ChildCommand.start("ui", folder, "--port", 0);
        Chromium chromium = new Chromium();
        Writer writer = new Writer(sweep)) {
      String link = link(server);
      for (String path : PAGES) {
        Page page = chromium.page();
        page.navigate(link + path);
        page.locator(".live.on").waitFor();
        FrameTimes times = FrameTimes.of(page, SECONDS * 1_000);
        long kib = server.residentKib();
        say("/%s: %s, server %d MB resident", path, times, kib / 1024);
        assertThat(times.p95()).as(path).isLessThan(MOST_P95_MILLIS);
        assertThat(times.longest()).as(path).isLessThan(LONGEST_FRAME_MILLIS);
        assertThat(kib).as(path).isLessThan(MOST_SERVER_KIB);
        page.close();
      }
      assertThat(writer.steps()).isPositive();
    }
  }

  @Test
  void aPageThatIsOpenForADayDoesNotGrow() throws IOException {
    StreamingSweep sweep = new StreamingSweep(folder.resolve("sweep"), 1);
    sweep.step();
    try (ChildCommand server = ChildCommand.start("ui", folder, "--port", 0);
        Chromium chromium = new Chromium()) {
      String link = link(server);
      Page front = chromium.page();
      front.navigate(link);
      Page run = chromium.page();
      run.navigate(link + "runs/sweep%2Ftrials%2F0");
      run.locator("#curves canvas").first().waitFor();
      for (int epoch = 2; epoch <= A_DAY_OF_EPOCHS; epoch++) {
        sweep.step();
        if (epoch % 2_000 == 0) {
          String told = "Epoch " + epoch + " of ";
          run.waitForCondition(() -> run.locator("#curves .caption").textContent().contains(told));
          say("%d epochs: front page %s, run %s", epoch, Size.of(front), Size.of(run));
        }
      }
      for (Page page : List.of(front, run)) {
        Size size = Size.of(page);
        assertThat(size.nodes()).isLessThan(MOST_NODES);
        assertThat(size.heapMb()).isLessThan(50);
      }
      FrameTimes times = FrameTimes.of(run, 2_000);
      say("A run page with %d epochs: %s", A_DAY_OF_EPOCHS, times);
      assertThat(times.p95()).isLessThan(MOST_P95_MILLIS);
      assertThat(times.longest()).isLessThan(LONGEST_FRAME_MILLIS);
    }
  }

  /** What a page holds after its garbage is gone. */
  private record Size(int nodes, double heapMb) {
    static Size of(Page page) {
      CDPSession session = page.context().newCDPSession(page);
      session.send("HeapProfiler.collectGarbage");
      double heap = session.send("Runtime.getHeapUsage").get("usedSize").getAsDouble();
      int nodes = ((Number) page.evaluate("document.querySelectorAll('*').length")).intValue();
      session.detach();
      return new Size(nodes, Math.round(heap / 1e5) / 10.0);
    }
  }

  /** Lets the sweep go on, twice a second. */
  private static final class Writer implements AutoCloseable {
    private static final long PAUSE_MILLIS = 500;

    private final StreamingSweep sweep;
    private final Thread thread = new Thread(this::write, "soak-writer");
    private volatile boolean closed;
    private volatile int steps;
    private volatile @Nullable IOException failure;

    Writer(StreamingSweep sweep) {
      this.sweep = sweep;
      thread.start();
    }

    private void write() {
      try {
        while (!closed) {
          sweep.step();
          steps++;
          Thread.sleep(PAUSE_MILLIS);
        }
      } catch (IOException e) {
        failure = e;
      } catch (InterruptedException e) {
        closed = true;
      }
    }

    /** How often the sweep went on; it has not stopped going on. */
    int steps() {
      assertThat(failure).as("the sweep's files cannot be written").isNull();
      return steps;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  private static String link(ChildCommand command) throws IOException {
    command.awaitLine("Pages: ");
    String said = command.err().get(command.err().size() - 1);
    return said.substring("Pages: ".length());
  }
}
