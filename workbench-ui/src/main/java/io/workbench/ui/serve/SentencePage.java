package io.workbench.ui.serve;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** One sentence in place of what was asked for: a small page for a browser, text for a program. */
final class SentencePage {
  private static final String HTML =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>TITLE · Workbench</title>
      <link rel="icon" href="/page/icon.svg" type="image/svg+xml">
      <link rel="stylesheet" href="/charts/report.css">
      <link rel="stylesheet" href="/page/style.css">
      </head>
      <body>
      <main id="page"><h1>TITLE</h1><p class="problem">SENTENCE</p></main>
      </body>
      </html>
      """;

  private SentencePage() {}

  /**
   * Answers.
   *
   * @param title and sentence of ours, never of a request
   */
  static void send(RoutingContext context, int status, String title, String sentence) {
    String accepted = context.request().getHeader("Accept");
    boolean browser = accepted != null && accepted.contains("text/html");
    HttpServerResponse response = context.response();
    response
        .setStatusCode(status)
        .putHeader("Content-Type", (browser ? "text/html" : "text/plain") + "; charset=utf-8")
        .putHeader("Cache-Control", "no-store")
        .end(
            browser ? HTML.replace("TITLE", title).replace("SENTENCE", sentence) : sentence + "\n");
  }
}
