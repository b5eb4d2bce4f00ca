package io.workbench.data.source.sfcompute.stub;

import io.workbench.data.InputException;
import io.workbench.data.source.sfcompute.DeliveryWindow;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request's parameters, checked as the market checks them. */
record StubQuery(Map<String, String> parameters) {

  static StubQuery parse(@Nullable String rawQuery) {
    Map<String, String> parameters = new LinkedHashMap<>();
    String query = rawQuery == null ? "" : rawQuery;
    int start = 0;
    while (start < query.length()) {
      int end = query.indexOf('&', start) < 0 ? query.length() : query.indexOf('&', start);
      String pair = query.substring(start, end);
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
      start = end + 1;
    }
    return new StubQuery(parameters);
  }

  String text(String name, String absent) {
    return parameters.getOrDefault(name, absent);
  }

  String required(String name) {
    String value = parameters.get(name);
    if (value == null || value.isEmpty()) {
      throw new StubRefusal(name, "is required");
    }
    return value;
  }

  int integer(String name, int absent, int min, int max) {
    long value = parameters.containsKey(name) ? number(name) : absent;
    if (value < min || value > max) {
      throw new StubRefusal(name, "must be from " + min + " to " + max);
    }
    return (int) value;
  }

  /** Unix seconds. */
  Instant time(String name) {
    required(name);
    try {
      return Instant.ofEpochSecond(number(name));
    } catch (DateTimeException fault) {
      throw new StubRefusal(name, "must be Unix seconds");
    }
  }

  Instant time(String name, Instant absent) {
    return parameters.containsKey(name) ? time(name) : absent;
  }

  DeliveryWindow window(String startName, String endName) {
    Instant start = time(startName);
    Instant end = time(endName);
    try {
      return new DeliveryWindow(start, end);
    } catch (InputException fault) {
      throw new StubRefusal(endName, "must be a whole minute after " + startName);
    }
  }

  private long number(String name) {
    try {
      return Long.parseLong(required(name));
    } catch (NumberFormatException fault) {
      throw new StubRefusal(name, "must be a whole number");
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
