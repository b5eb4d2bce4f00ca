package io.workbench.ui.serve;

import io.vertx.core.Handler;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides who may ask what, before anything else sees a request. It goes by the path as routes see
 * it, not by one of the many ways to write it.
 *
 * <ul>
 *   <li>The Host header must name this machine: a page elsewhere whose name was made to point here
 *       (DNS rebinding) names itself.
 *   <li>A request that changes something must come from our own pages or from no browser at all.
 *   <li>Where other machines can reach the server, a token is asked for: once in the link, which
 *       exchanges it for a cookie, or in a program's header {@code Authorization: Bearer …}.
 * </ul>
 */
final class AccessGuard implements Handler<RoutingContext> {
  private static final String TOKEN = "token";
  private static final Pattern ADDRESS = Pattern.compile("\\[[0-9a-f:.]+]|[0-9.]+");
  private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

  /** DL4J's pages change the language and the worker by GET. */
  private static final Pattern CHANGES =
      Pattern.compile("/setlang/.*|/train/(workers|sessions)/set.*");

  /** The looks of the page that says so. */
  private static final Pattern LOOKS =
      Pattern.compile("/charts/report\\.css|/page/(style\\.css|icon\\.svg)");

  private final boolean open;
  private final Set<String> names;
  private final AccessToken token = new AccessToken();
  private final AccessToken session = new AccessToken();

  AccessGuard(UiSettings settings) {
    open = settings.isOpen();
    names =
        Stream.of(settings.host(), UiSettings.machineName())
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** What the link must carry, or nothing where no token is asked for. */
  @Nullable String token() {
    return open ? token.reveal() : null;
  }

  @Override
  public void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    String path = context.normalisedPath();
    SecurityHeaders.put(path, context.response());
    if (!isOurName(request.host())) {
      refuse(context, 421, "This server does not answer to the name that was asked for.");
    } else if (!isFromOurSite(request, path)) {
      refuse(context, 403, "Another site must not ask this server.");
    } else if (!open || LOOKS.matcher(path).matches() || isKnown(context)) {
      context.next();
    } else {
      refuse(
          context,
          401,
          "Open the link that the command printed in its terminal: it ends with the token that this"
              + " server asks for.");
    }
  }

  private boolean isOurName(@Nullable String host) {
    if (host == null) {
      return false;
    }
    String name = host.toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", "");
    if (HERE.contains(name)) {
      return true;
    }
    return open && (ADDRESS.matcher(name).matches() || names.contains(name));
  }

  private static boolean isFromOurSite(HttpServerRequest request, String path) {
    String site = request.getHeader("Sec-Fetch-Site");
    boolean ours = site == null || OWN_SITES.contains(site);
    if (reads(request, path)) {
      return ours || "navigate".equals(request.getHeader("Sec-Fetch-Mode"));
    }
    String origin = request.getHeader("Origin");
    return ours && (origin == null || origin.equals("http://" + request.host()));
  }

  private static boolean reads(HttpServerRequest request, String path) {
    boolean get = request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
    return get && !CHANGES.matcher(path).matches();
  }

  /** Whether who asks has shown the token, now or before; a link's token becomes a cookie. */
  private boolean isKnown(RoutingContext context) {
    HttpServerRequest request = context.request();
    Cookie cookie = context.getCookie(cookieName(request));
    if (cookie != null && session.is(cookie.getValue())) {
      return true;
    }
    String bearer = request.getHeader("Authorization");
    return bearer != null
        && bearer.startsWith("Bearer ")
        && token.is(bearer.substring("Bearer ".length()));
  }

  /** Exchanges the token of a link for the cookie; false when the link carries none that fits. */
  boolean exchange(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (!open || !isOurName(request.host()) || !token.is(request.getParam(TOKEN))) {
      return false;
    }
    SecurityHeaders.put(context.normalisedPath(), context.response());
    String cookie = cookieName(request) + "=" + session.reveal();
    context
        .response()
        .putHeader("Set-Cookie", cookie + "; HttpOnly; SameSite=Strict; Path=/")
        .putHeader("Location", "/")
        .putHeader("Cache-Control", "no-store")
        .setStatusCode(303)
        .end();
    return true;
  }

  /** Cookies do not know ports, so that each port needs a name of its own. */
  private static String cookieName(HttpServerRequest request) {
    return "workbench-" + request.localAddress().port();
  }

  private static void refuse(RoutingContext context, int status, String sentence) {
    // HTTP/2, which a program may ask to go over to, forbids the header.
    if (context.request().version() != HttpVersion.HTTP_2) {
      context.response().putHeader("Connection", "close");
    }
    SentencePage.send(context, status, status == 401 ? "Not let in" : "Refused", sentence);
  }
}
