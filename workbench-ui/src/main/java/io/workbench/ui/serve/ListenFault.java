package io.workbench.ui.serve;

import java.net.BindException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why a server cannot listen, in one sentence that says what to do. */
final class ListenFault {
  private static final int FIRST_FREE_FOR_ALL = 1024;

  private ListenFault() {}

  static String sentence(UiSettings settings, @Nullable Throwable cause) {
    String where = settings.port() + " of " + settings.host();
    String reason = cause == null ? "" : String.valueOf(cause.getMessage());
    String lower = reason.toLowerCase(Locale.ROOT);
    if (lower.contains("cannot assign")) {
      return "--host must be a name or an address of this machine, but "
          + settings.host()
          + " is another's.";
    }
    if (lower.contains("permission") && settings.port() < FIRST_FREE_FOR_ALL) {
      return "Port " + where + " is reserved for the system: choose one from 1024 with --port N.";
    }
    if (cause instanceof BindException || lower.contains("in use")) {
      return "Port "
          + where
          + " is taken: choose another with --port N, or one that is free with --port 0.";
    }
    return "Cannot listen on port " + where + ": " + reason + ".";
  }
}
