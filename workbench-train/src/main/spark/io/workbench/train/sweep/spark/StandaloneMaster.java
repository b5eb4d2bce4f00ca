package io.workbench.train.sweep.spark;

import io.workbench.data.InputException;
import io.workbench.data.IoReason;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Locale;

/** Asks whether a standalone cluster is there at all: Spark itself would wait for a minute. */
final class StandaloneMaster {
  private static final String SCHEME = "spark://";
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private StandaloneMaster() {}

  /**
   * Refuses an address of the form {@code spark://host:port,host:port} where nobody listens; others
   * are left to Spark.
   */
  static void requireAnswer(String master) {
    if (!master.startsWith(SCHEME)) {
      return;
    }
    String reason = "";
    for (String address : master.substring(SCHEME.length()).split(",", -1)) {
      try (Socket socket = new Socket()) {
        socket.connect(socketAddress(address, master), Math.toIntExact(LONGEST.toMillis()));
        return;
      } catch (IOException e) {
        reason = IoReason.of(e).toLowerCase(Locale.ROOT);
      }
    }
    throw new InputException("No Spark master answers at \"" + master + "\": " + reason + ".");
  }

  private static InetSocketAddress socketAddress(String address, String master) {
    int colon = address.lastIndexOf(':');
    String port = address.substring(colon + 1);
    if (colon < 1 || !port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
      throw new InputException(
          "--master must be like spark://host:7077, but was \"" + master + "\".");
    }
    return new InetSocketAddress(address.substring(0, colon), Integer.parseInt(port));
  }
}
