package io.workbench.ui.cli;

import com.microsoft.playwright.Page;
import java.util.List;

/**
 * How long a page's frames take.
 *
 * @param p95 milliseconds that one frame in twenty takes longer than
 * @param longest milliseconds
 */
record FrameTimes(double p95, double longest, int frames) {
  private static final String MEASURE =
      """
      (millis) => new Promise((done) => {
        const times = [];
        let last = performance.now();
        const end = last + millis;
        const frame = () => {
          const now = performance.now();
          times.push(now - last);
          last = now;
          if (now < end) requestAnimationFrame(frame);
          else done(times);
        };
        requestAnimationFrame(frame);
      })
      """;

  /** Watches the page's frames for a while. */
  static FrameTimes of(Page page, int millis) {
    List<?> times = (List<?>) page.evaluate(MEASURE, millis);
    double[] sorted =
        times.stream().mapToDouble(time -> ((Number) time).doubleValue()).sorted().toArray();
    return new FrameTimes(
        sorted[sorted.length * 95 / 100], sorted[sorted.length - 1], sorted.length);
  }
}
