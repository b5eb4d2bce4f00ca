package io.workbench.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * The system's Chromium without a window, which keeps what its pages ask for and what goes wrong in
 * them. No name but this machine's can be resolved in it.
 */
final class Chromium implements AutoCloseable {
  private static final List<String> PLACES =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  // Two busy cores have been seen to take longer than Playwright's half a minute.
  private static final double LONGEST_MILLIS = 120_000;

  private final Playwright playwright =
      Playwright.create(
          new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  private final Browser browser;
  private final List<String> hosts = new CopyOnWriteArrayList<>();
  private final List<String> faults = new CopyOnWriteArrayList<>();

  Chromium() {
    browser =
        playwright
            .chromium()
            .launch(
                new LaunchOptions()
                    .setExecutablePath(executable())
                    .setTimeout(LONGEST_MILLIS)
                    .setArgs(List.of("--no-sandbox", "--disable-background-networking")));
  }

  private static Path executable() {
    String chosen = System.getenv("CHROMIUM");
    Optional<Path> found =
        (chosen == null ? PLACES.stream() : Stream.of(chosen))
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();
    assertThat(found)
        .as(
            "a Chromium in %s; install it (Debian: apt-get install chromium), name it in CHROMIUM,"
                + " or leave the browser tests out with -Dbrowser.skip",
            PLACES)
        .isPresent();
    return found.orElseThrow();
  }

  /** A new page, as in a browser of its own. */
  Page page() {
    return page(context());
  }

  /** A browser of its own for pages that share its connections. */
  BrowserContext context() {
    return browser.newContext();
  }

  /** A new page beside others. */
  Page page(BrowserContext context) {
    Page page = context.newPage();
    page.setDefaultTimeout(LONGEST_MILLIS);
    page.onRequest(request -> hosts.add(URI.create(request.url()).getHost()));
    page.onPageError(faults::add);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            faults.add(message.text());
          }
        });
    return page;
  }

  /** Hosts that were asked, each once. */
  List<String> hosts() {
    return hosts.stream().distinct().toList();
  }

  /** What went wrong in the pages' scripts, and what their policy refused. */
  List<String> faults() {
    return faults;
  }

  @Override
  public void close() {
    playwright.close();
  }
}
