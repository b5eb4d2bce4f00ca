package io.workbench.data.source.sfcompute;

import io.workbench.data.InputException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/**
 * Where the market is, who calls, and how patiently.
 *
 * @param baseUri address that the paths are put behind, {@code https} but on the loopback address,
 *     since the token travels with every request
 * @param token who calls
 * @param limits of one call
 * @param retry when a failed request is sent again
 */
public record SfComputeSettings(URI baseUri, ApiToken token, CallLimits limits, RetrySpec retry) {

  /** The live service. */
  public static final URI LIVE = URI.create("https://api.sfcompute.com");

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

  public SfComputeSettings {
    requireAddress(baseUri);
    Duration retrying = limits.call().minus(limits.attempt());
    if (retrying.compareTo(retry.firstDelay()) <= 0) {
      throw new InputException(
          "limits.call less limits.attempt must be longer than retry.firstDelay, "
              + retry.firstDelay()
              + ", but was "
              + retrying
              + ".");
    }
  }

  /**
   * Makes sure that the token may be sent there.
   *
   * @throws InputException naming {@code baseUri}
   */
  public static void requireAddress(URI uri) {
    // The user part may hold a password, so the message does not repeat the address.
    if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw new InputException(
          "baseUri must be an address without user, query and fragment, but has one of them.");
    }
    String host = uri.getHost();
    boolean safe =
        "https".equals(uri.getScheme())
            || ("http".equals(uri.getScheme()) && host != null && LOOPBACK.contains(host));
    if (host == null || !safe) {
      throw new InputException(
          "baseUri must start with https://, or with http:// on the loopback address, but was "
              + uri
              + ".");
    }
  }
}
