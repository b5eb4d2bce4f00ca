package io.workbench.ui.serve;

import io.vertx.core.http.HttpServerResponse;
import java.util.regex.Pattern;

/**
 * The headers that every answer carries. Our pages may run our own files and nothing else; DL4J's
 * have scripts in their HTML, but cannot reach beyond this server either.
 */
final class SecurityHeaders {
  static final String OURS =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  static final String TRAINING =
      "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  /**
   * A report is one file with its scripts inside, out of a folder that anyone may have filled: it
   * runs apart from our pages, and can reach nothing.
   */
  static final String REPORT =
      "sandbox allow-scripts; default-src 'none'; script-src 'unsafe-inline'; style-src"
          + " 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private static final String POLICY = "Content-Security-Policy";
  private static final Pattern TRAINING_PAGE = Pattern.compile("/train/.+");

  private SecurityHeaders() {}

  /**
   * Puts all headers.
   *
   * @param path as routes see it: normalised
   */
  static void put(String path, HttpServerResponse response) {
    response.putHeader(POLICY, policy(path));
    response.putHeader("X-Content-Type-Options", "nosniff");
    response.putHeader("X-Frame-Options", "DENY");
    response.putHeader("Referrer-Policy", "no-referrer");
    response.putHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.putHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.putHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
  }

  /** Has a document run apart from our pages. */
  static void setApart(HttpServerResponse response) {
    response.putHeader(POLICY, REPORT);
  }

  private static String policy(String path) {
    return TRAINING_PAGE.matcher(path).matches() ? TRAINING : OURS;
  }
}
