package io.workbench.ui.serve;

import io.workbench.data.InputException;
import io.workbench.train.loop.TrainingListeners;
import io.workbench.train.loop.TravellingListeners;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the pages of another process are, and what it takes to be heard there.
 *
 * @param base such as {@code http://127.0.0.1:9000}
 * @param token that the server asks for, where it asks for one
 * @param results folder that the runs' folders are below, on the machine that started them
 */
public record ServerAddress(String base, @Nullable String token, String results)
    implements TravellingListeners {
  private static final String TOKEN = "token=";
  private static final int LAST_PORT = 65_535;

  /**
   * The address that a link of the server says.
   *
   * @param link as the server printed it, with the token or without
   * @param token where the link holds none
   */
  public static ServerAddress of(String link, @Nullable String token, Path results) {
    URI uri = parse(link);
    String linked = parameter(uri.getQuery());
    return new ServerAddress(
        uri.getScheme() + "://" + uri.getRawAuthority(),
        linked.isEmpty() ? token : linked,
        results.toAbsolutePath().normalize().toString());
  }

  private static String parameter(@Nullable String query) {
    for (String part : query == null ? new String[0] : query.split("&", -1)) {
      if (part.startsWith(TOKEN)) {
        return part.substring(TOKEN.length());
      }
    }
    return "";
  }

  private static URI parse(String link) {
    try {
      URI uri = new URI(link.contains("://") ? link : "http://" + link);
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (uri.getRawUserInfo() != null) {
        throw new InputException(
            "--ui-server must be a link without a name or password before the host; the token stands"
                + " after ?token= or in WORKBENCH_UI_TOKEN.");
      }
      if (http && uri.getHost() != null && uri.getPath().matches("/?") && hasPort(uri, link)) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw new InputException(rule(link), e);
    }
    throw new InputException(rule(link));
  }

  /** A word alone is no link, and there are no ports beyond the last. */
  private static boolean hasPort(URI uri, String link) {
    return uri.getPort() == -1
        ? link.contains("://")
        : uri.getPort() >= 1 && uri.getPort() <= LAST_PORT;
  }

  private static String rule(String link) {
    return "--ui-server must be a server's link such as http://127.0.0.1:9000, but was \""
        + link.replaceFirst("[?#].*", "").replaceFirst("[^/]*@", "")
        + "\".";
  }

  @Override
  public TrainingListeners arrive(Path folder) {
    return new RemoteSessions(this, folder);
  }

  /** The address without its token, for people. */
  @Override
  public String toString() {
    return base;
  }
}
