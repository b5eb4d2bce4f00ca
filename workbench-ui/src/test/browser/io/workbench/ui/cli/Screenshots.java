package io.workbench.ui.cli;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Pictures of the pages that the browser tests leave for the README. */
final class Screenshots {
  private static final Path FOLDER = Path.of("target", "screenshots");

  /** A page writes its texts again while it is live: they are replaced before they are painted. */
  private static final String RENAME =
      """
      ([from, to]) => {
        const rename = () => {
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (texts.nextNode()) {
            const text = texts.currentNode;
            if (text.data.includes(from)) text.data = text.data.replaceAll(from, to);
          }
        };
        new MutationObserver(rename).observe(document.body, { childList: true, characterData: true, subtree: true });
        rename();
      }
      """;

  private Screenshots() {}

  /** Takes the picture of a page whose results folder is called as a reader's is. */
  static void take(Page page, String name, Path results) throws IOException {
    String folder = results.toAbsolutePath().normalize().toString();
    page.evaluate(RENAME, List.of(folder, "experiments/results"));
    Path file = Files.createDirectories(FOLDER).resolve(name + ".png");
    Files.write(file, page.screenshot());
  }
}
