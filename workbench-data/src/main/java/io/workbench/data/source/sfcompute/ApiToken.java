package io.workbench.data.source.sfcompute;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The token that the market knows a caller by. It leaves this class in one request header only:
 * {@code toString} hides it, and whatever the service sends back is freed of it.
 */
public final class ApiToken {
  /** The variables of the environment that may hold it; the first that is set counts. */
  public static final List<String> VARIABLES = List.of("SF_API_KEY", "SF_BEARER_TOKEN");

  private static final String REMOVED = "[token]";

  private final String variable;
  private final String secret;

  private ApiToken(String variable, String secret) {
    this.variable = variable;
    this.secret = secret;
  }

  /**
   * Takes the token from the environment, {@code System.getenv()} in earnest; white space around it
   * does not count.
   *
   * @throws SfComputeException naming the variable to set when there is none, or none that can be
   *     sent
   */
  public static ApiToken from(Map<String, String> environment) {
    for (String variable : VARIABLES) {
      String secret = environment.getOrDefault(variable, "").strip();
      if (!secret.isEmpty()) {
        requireSendable(variable, secret);
        return new ApiToken(variable, secret);
      }
    }
    throw new SfComputeException(
        FaultKind.TOKEN_REFUSED,
        "SF Compute answers nobody without a token: set the environment variable "
            + VARIABLES.get(0)
            + " to yours.",
        false);
  }

  private static void requireSendable(String variable, String secret) {
    if (!secret.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
      throw new SfComputeException(
          FaultKind.TOKEN_REFUSED,
          "The token in "
              + variable
              + " must be of visible ASCII characters, but holds another: set it anew.",
          false);
    }
  }

  /** The variable that it came from, which a message may name. */
  String variable() {
    return variable;
  }

  /** The value of the request header {@code Authorization}. */
  String authorization() {
    return "Bearer " + secret;
  }

  /** The text with the token taken out. */
  String removedFrom(String text) {
    return text.replace(secret, REMOVED);
  }

  /** The bytes with the token taken out; a service may echo it in an error. */
  byte[] removedFrom(byte[] body) {
    // ISO 8859-1 maps every byte to a character and back.
    String text = new String(body, StandardCharsets.ISO_8859_1);
    return text.contains(secret) ? removedFrom(text).getBytes(StandardCharsets.ISO_8859_1) : body;
  }

  @Override
  public String toString() {
    return "ApiToken[" + variable + "]";
  }
}
