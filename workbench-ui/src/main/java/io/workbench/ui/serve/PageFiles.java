package io.workbench.ui.serve;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.workbench.data.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Files from the class path: our pages, the chart modules that pages and reports share, ECharts. A
 * browser keeps them and asks each time whether they are still the same.
 */
final class PageFiles {
  static final String PAGES = "/io/workbench/ui/page/";
  static final String CHARTS = "/io/workbench/train/sweep/report/";

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*\\.(html|js|css|svg)");
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml",
          "ico", "image/x-icon",
          "woff", "font/woff",
          "ttf", "font/ttf",
          "eot", "application/vnd.ms-fontobject");

  /** A file as it is sent. */
  private record Kept(String type, String tag, Buffer content) {}

  private final Map<List<String>, Kept> kept = new ConcurrentHashMap<>();

  /** Answers with one of our files by its name; 404 for any other name. */
  void answer(RoutingContext context, String folder, String name) {
    if (NAME.matcher(name).matches()) {
      answer(context, List.of(folder + name));
    } else {
      missing(context);
    }
  }

  /** Answers with files of the class path, one after the other, which must be named by us. */
  void answer(RoutingContext context, List<String> resources) {
    Optional<Kept> file = find(resources);
    if (file.isEmpty()) {
      missing(context);
      return;
    }
    Kept found = file.get();
    HttpServerResponse response = context.response();
    response.putHeader("ETag", found.tag()).putHeader("Cache-Control", "no-cache");
    if (found.tag().equals(context.request().getHeader("If-None-Match"))) {
      response.setStatusCode(304).end();
    } else {
      response.putHeader("Content-Type", found.type()).end(found.content());
    }
  }

  static void missing(RoutingContext context) {
    SentencePage.send(context, 404, "Nothing here", "There is nothing at this address.");
  }

  private Optional<Kept> find(List<String> resources) {
    Kept known = kept.get(resources);
    if (known != null) {
      return Optional.of(known);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (String resource : resources) {
      Optional<byte[]> part = bytes(resource);
      if (part.isEmpty()) {
        return Optional.empty();
      }
      all.writeBytes(part.get());
    }
    Kept read = keep(resources.get(0), all.toByteArray());
    kept.put(resources, read);
    return Optional.of(read);
  }

  private static Kept keep(String resource, byte[] bytes) {
    String ending = resource.substring(resource.lastIndexOf('.') + 1);
    String type = TYPES.getOrDefault(ending, "application/octet-stream");
    return new Kept(type, '"' + Sha256.of(bytes).substring(0, 32) + '"', Buffer.buffer(bytes));
  }

  /** The content of a resource, where there is one. */
  static Optional<byte[]> bytes(String resource) {
    try (InputStream in = PageFiles.class.getResourceAsStream(resource)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
