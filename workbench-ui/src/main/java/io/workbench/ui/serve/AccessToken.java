package io.workbench.ui.serve;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A secret of 256 random bits, which is asked for in constant time. */
final class AccessToken {
  private static final int BYTES = 32;

  private final String text;

  AccessToken() {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    text = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  /** The secret, for the one link and the one cookie that carry it. */
  String reveal() {
    return text;
  }

  /** Whether the text is the secret. */
  boolean is(@Nullable String other) {
    return other != null
        && MessageDigest.isEqual(text.getBytes(US_ASCII), other.getBytes(US_ASCII));
  }
}
