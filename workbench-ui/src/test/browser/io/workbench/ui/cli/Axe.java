package io.workbench.ui.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/**
 * Deque's axe over a page as it stands: no violation that it calls serious or critical, in light
 * and in dark.
 */
final class Axe {
  private static final String VIOLATIONS =
      """
      async () => {
        const { violations, passes } = await axe.run(document);
        if (passes.length === 0) return ["axe looked at nothing"];
        return violations
          .filter((found) => ["serious", "critical"].includes(found.impact))
          .flatMap((found) => found.nodes.map((node) =>
            found.id + ": " + found.help + ": " + node.target.join(" ") + ": " + node.failureSummary));
      }
      """;
  private static final String SCRIPT = script();

  private Axe() {}

  /** Fails with each violation's rule, element and what would mend it. */
  static void check(Page page) {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      page.evaluate(SCRIPT);
      List<?> found = (List<?>) page.evaluate(VIOLATIONS);
      assertThat(found).as("%s in %s", page.url(), scheme).isEmpty();
    }
  }

  private static String script() {
    try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(in, "axe.min.js").readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
