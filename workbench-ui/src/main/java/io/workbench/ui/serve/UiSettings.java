package io.workbench.ui.serve;

import io.workbench.data.InputException;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Where the server listens.
 *
 * @param host name or address of this machine
 * @param port from 1, or 0 for any that is free
 */
public record UiSettings(String host, int port) {
  /** This machine alone can reach it. */
  public static final String LOOPBACK = "127.0.0.1";

  /** DL4J's own. */
  public static final int PORT = 9000;

  /** Checks the port. */
  public UiSettings {
    if (port < 0 || port > 65_535) {
      throw new InputException("--port must be from 0 to 65535, but was " + port + ".");
    }
  }

  /** The address to listen on. */
  InetAddress address() {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new InputException(
          "--host must be a name or an address of this machine, but \"" + host + "\" is unknown.",
          e);
    }
  }

  /** Whether other machines can reach it, so that who asks must show a token. */
  boolean isOpen() {
    return !address().isLoopbackAddress();
  }

  /** The host as it stands in a link. */
  String linkHost() {
    InetAddress address = address();
    if (address.isAnyLocalAddress()) {
      return machineName();
    }
    return host.contains(":") ? "[" + host + "]" : host;
  }

  static String machineName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "localhost";
    }
  }
}
