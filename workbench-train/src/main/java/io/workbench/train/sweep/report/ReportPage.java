package io.workbench.train.sweep.report;

import io.workbench.train.run.RecordJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Puts a view into one HTML file that needs no other: the charts' library, our modules and the data
 * are inside. Its content policy allows those scripts by their hashes, and nothing from anywhere;
 * the data are JSON in which no tag can begin.
 */
final class ReportPage {
  private static final String ECHARTS =
      "/META-INF/resources/_static/echarts/5.6.0/dist/echarts.min.js";

  /** Our modules, each after those that it imports. */
  static final List<String> MODULES =
      List.of(
          "format.js",
          "elements.js",
          "chart-frame.js",
          "history-chart.js",
          "importance-chart.js",
          "curves-chart.js",
          "parallel-chart.js",
          "forecast-chart.js",
          "leaderboard-table.js",
          "page.js");

  private static final Pattern IMPORT = Pattern.compile("(?m)^import .*;\\R");
  private static final Pattern EXPORT = Pattern.compile("(?m)^export ");

  private ReportPage() {}

  static String of(ReportView view) {
    String style = resource("report.css");
    String charts = script(resource(ECHARTS));
    String page = script(modules());
    String policy =
        ("default-src 'none'; script-src " + hash(charts) + " " + hash(page))
            + ("; style-src " + hash(style) + "; img-src data:")
            + "; base-uri 'none'; form-action 'none'";
    return resource("report.html")
        .replace("{{policy}}", policy)
        .replace("{{title}}", escaped(view.leaderboard().sweep().name()))
        .replace("{{style}}", style)
        .replace("{{charts}}", charts)
        .replace("{{page}}", page)
        .replace("{{data}}", json(view));
  }

  /** A page opened from disk cannot import files, so all modules become one. */
  static String modules() {
    StringBuilder all = new StringBuilder();
    for (String name : MODULES) {
      String module = IMPORT.matcher(resource(name)).replaceAll("");
      all.append(EXPORT.matcher(module).replaceAll("")).append('\n');
    }
    return all.toString();
  }

  /** Within JSON {@code <} stands in strings only, where its escape means the same. */
  private static String json(ReportView view) {
    return RecordJson.line(view).replace("<", "\\u003c");
  }

  /** Our own scripts and the library's, in which a closing tag could only stand in a string. */
  private static String script(String text) {
    return text.replace("</script", "<\\/script").replace("<!--", "<\\!--");
  }

  private static String escaped(String text) {
    // A brace would be taken for one of the template's own.
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("{", "&#123;");
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JVM has SHA-256.", e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The build lacks the resource " + name + ".");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
