package io.workbench.data.source.sfcompute;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** One sentence for each way in which a call can fail, with what to do about it. */
final class FaultSentences {
  private static final Set<Integer> RETRIED = Set.of(429, 500, 502, 503, 504);

  private final URI base;
  private final ApiToken token;
  private final CallLimits limits;

  FaultSentences(SfComputeSettings settings) {
    this.base = settings.baseUri();
    this.token = settings.token();
    this.limits = settings.limits();
  }

  /** Of an answer whose status is not 200. */
  SfComputeException ofStatus(
      String about, int status, byte[] body, @Nullable Duration retryAfter) {
    ApiError error = ApiError.read(body);
    String said = error == null ? "" : error.clause();
    String why = said.isEmpty() ? "(" + status + ")" : "(" + status + ": " + said + ")";
    return new SfComputeException(
        kind(status), sentence(about, status, why), RETRIED.contains(status), retryAfter, null);
  }

  private static FaultKind kind(int status) {
    return switch (status) {
      case 401 -> FaultKind.TOKEN_REFUSED;
      case 403 -> FaultKind.NOT_PERMITTED;
      case 404 -> FaultKind.NOT_FOUND;
      case 429 -> FaultKind.TOO_MANY_REQUESTS;
      default ->
          switch (status / 100) {
            case 4 -> FaultKind.REQUEST_REFUSED;
            case 5 -> FaultKind.SERVICE_FAULT;
            default -> FaultKind.UNUSABLE_ANSWER;
          };
    };
  }

  private String sentence(String about, int status, String why) {
    String variable = token.variable();
    return switch (kind(status)) {
      case TOKEN_REFUSED ->
          "SF Compute does not accept the token "
              + why
              + ": set the environment variable "
              + variable
              + " to a valid one.";
      case NOT_PERMITTED ->
          "The token in "
              + variable
              + " may not read the "
              + about
              + " "
              + why
              + ": grant it that permission at SF Compute, or set "
              + variable
              + " to another.";
      case NOT_FOUND ->
          "SF Compute does not know the "
              + about
              + " at "
              + base
              + " "
              + why
              + ": check the base address.";
      case REQUEST_REFUSED ->
          "SF Compute refuses the request for the "
              + about
              + " "
              + why
              + ": correct the instrument's requirements, window or depth.";
      case TOO_MANY_REQUESTS ->
          "SF Compute gets too many requests for the " + about + " " + why + ": poll less often.";
      case SERVICE_FAULT ->
          "SF Compute failed to answer about the " + about + " " + why + ": try again later.";
      default ->
          "SF Compute's answer about the "
              + about
              + " has an unknown status "
              + why
              + ": check the base address "
              + base
              + ".";
    };
  }

  /** Of a connection that did not come about, or broke. */
  SfComputeException ofConnection(String about, Throwable fault) {
    if (fault instanceof TooLargeException) {
      return tooLarge(about);
    }
    if (fault instanceof HttpConnectTimeoutException) {
      return unreachable("no connection within " + limits.connect(), fault);
    }
    if (fault instanceof ConnectException) {
      // The JDK gives these two no message.
      boolean unknown = fault.getCause() instanceof UnresolvedAddressException;
      return unreachable(unknown ? "there is no such host" : "nobody listens there", fault);
    }
    if (fault instanceof SSLException) {
      return unreachable(reason(fault), fault);
    }
    return new SfComputeException(
        FaultKind.CUT_OFF,
        "The connection to SF Compute broke before the whole answer about the "
            + about
            + " had come ("
            + reason(fault)
            + "): check the network if this lasts.",
        true,
        null,
        fault);
  }

  SfComputeException timedOut(String about) {
    return new SfComputeException(
        FaultKind.TIMED_OUT,
        "SF Compute gave no whole answer about the "
            + about
            + " within "
            + limits.attempt()
            + ": check the network, or allow more time.",
        true);
  }

  SfComputeException tooLarge(String about) {
    return new SfComputeException(
        FaultKind.TOO_LARGE,
        "SF Compute's answer about the "
            + about
            + " is longer than the "
            + limits.maxBodyBytes()
            + " bytes that are read: ask for less, or raise the bound.",
        false);
  }

  SfComputeException badEncoding(String about, IOException fault) {
    return Json.unusable(about, "it cannot be decompressed (" + reason(fault) + ")");
  }

  SfComputeException interrupted(String about) {
    return new SfComputeException(
        FaultKind.INTERRUPTED,
        "The request for the " + about + " was given up, since the program is stopping.",
        false);
  }

  SfComputeException tooLate(String about, Instant due, Instant asked, Duration lateness) {
    return new SfComputeException(
        FaultKind.TOO_LATE,
        "It was too late to see the "
            + about
            + " of "
            + due
            + ": it counts when it is asked for within "
            + lateness
            + ", but it was "
            + asked
            + " by then; check the network and the clock if this lasts.",
        false);
  }

  SfComputeException askedToWait(String about, Instant until) {
    return new SfComputeException(
        FaultKind.ASKED_TO_WAIT,
        "SF Compute was not asked for the "
            + about
            + ", since it asked to be left alone until "
            + until
            + ": wait until then.",
        true);
  }

  SfComputeException circuitOpen(int calls, Duration remaining) {
    return new SfComputeException(
        FaultKind.CIRCUIT_OPEN,
        calls
            + " calls to SF Compute failed in a row, so that it is left alone for another "
            + Duration.ofSeconds(Retrying.wholeSeconds(remaining))
            + ": wait until then.",
        true);
  }

  SfComputeException endless(String about, String why) {
    return new SfComputeException(
        FaultKind.ENDLESS_PAGES,
        "SF Compute's list of " + about + " " + why + ": ask for a shorter time.",
        false);
  }

  private SfComputeException unreachable(String why, Throwable fault) {
    return new SfComputeException(
        FaultKind.UNREACHABLE,
        "SF Compute cannot be reached at "
            + base
            + " ("
            + why
            + "): check the network and the base address.",
        true,
        null,
        fault);
  }

  /** The JDK's own words, which may repeat what the service sent. */
  private String reason(Throwable fault) {
    String message = fault.getMessage();
    String words =
        message == null || message.isBlank() ? fault.getClass().getSimpleName() : message;
    return Shortened.of(token.removedFrom(words));
  }
}
