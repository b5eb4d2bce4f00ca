package io.workbench.data.source.sfcompute;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one object in an answer, which knows where it stands there, so that a complaint
 * names the field and its value. Fields that nobody asks for are ignored.
 */
final class Fields {
  /** No node costs more in an hour, in dollars. */
  private static final BigDecimal MOST_DOLLARS = BigDecimal.valueOf(1_000_000);

  private static final int MOST_DIGITS = 40;
  private static final Pattern DECIMAL = Pattern.compile("[0-9]+(\\.[0-9]+)?");
  private static final long YEAR_2000 = 946_684_800;
  private static final long YEAR_2200 = 7_258_118_400L;

  private final String answer;
  private final String path;
  private final JsonNode node;

  Fields(String answer, String path, JsonNode node) {
    this.answer = answer;
    this.path = path;
    this.node = node;
  }

  /** Whether the field is there at all, be it {@code null}. */
  boolean has(String name) {
    return node.has(name);
  }

  /** Whether the field is there and not {@code null}. */
  boolean hasValue(String name) {
    return node.hasNonNull(name);
  }

  String text(String name) {
    JsonNode value = node.path(name);
    require(value.isTextual(), name, "must be text");
    return value.textValue();
  }

  /** Text, or {@code null} where it is absent or null. */
  @Nullable String optionalText(String name) {
    return hasValue(name) ? text(name) : null;
  }

  boolean flag(String name) {
    JsonNode value = node.path(name);
    require(value.isBoolean(), name, "must be true or false");
    return value.booleanValue();
  }

  long integer(String name, long min, long max) {
    JsonNode value = node.path(name);
    boolean inRange =
        value.isIntegralNumber()
            && value.canConvertToLong()
            && value.longValue() >= min
            && value.longValue() <= max;
    require(inRange, name, "must be a whole number from " + min + " to " + max);
    return value.longValue();
  }

  /** A price in dollars, which the market writes as text; exact. */
  BigDecimal dollars(String name) {
    JsonNode value = node.path(name);
    String text = value.isTextual() ? value.textValue() : "";
    boolean decimal = text.length() <= MOST_DIGITS && DECIMAL.matcher(text).matches();
    BigDecimal price = decimal ? new BigDecimal(text) : BigDecimal.ZERO;
    require(
        price.signum() > 0 && price.compareTo(MOST_DOLLARS) <= 0,
        name,
        "must be a plain decimal as text, above 0 and at most " + MOST_DOLLARS);
    return price;
  }

  /** Unix seconds. */
  Instant time(String name) {
    JsonNode value = node.path(name);
    boolean inRange =
        value.isIntegralNumber() && value.canConvertToLong() && isOurTime(value.longValue());
    require(inRange, name, "must be Unix seconds between the years 2000 and 2200");
    return Instant.ofEpochSecond(value.longValue());
  }

  /** Unix seconds, or {@code null} where they are absent or null. */
  @Nullable Instant optionalTime(String name) {
    return hasValue(name) ? time(name) : null;
  }

  /** ISO 8601 with an offset. */
  Instant isoTime(String name) {
    String text = text(name);
    try {
      Instant time = OffsetDateTime.parse(text).toInstant();
      require(isOurTime(time.getEpochSecond()), name, "must be between the years 2000 and 2200");
      return time;
    } catch (DateTimeException fault) {
      throw refusal(name, "must be a time of ISO 8601 with its offset");
    }
  }

  Fields object(String name) {
    JsonNode value = node.path(name);
    require(value.isObject(), name, "must be an object");
    return new Fields(answer, at(name), value);
  }

  /** An object, or {@code null} where it is absent or null. */
  @Nullable Fields optionalObject(String name) {
    return hasValue(name) ? object(name) : null;
  }

  /** One element for each object of the list. */
  <T> List<T> list(String name, Function<Fields, T> element) {
    JsonNode values = node.path(name);
    require(values.isArray(), name, "must be a list");
    List<T> read = new ArrayList<>(values.size());
    for (int i = 0; i < values.size(); i++) {
      Fields fields = new Fields(answer, at(name) + "[" + i + "]", values.get(i));
      if (!values.get(i).isObject()) {
        throw Json.unusable(
            answer, fields.path + " must be an object, but was " + Shortened.of(values.get(i)));
      }
      read.add(element.apply(fields));
    }
    return List.copyOf(read);
  }

  /** The names in the order they came. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** The field's text, or its {@code value}'s, if it has one of these. */
  @Nullable String displayed(String name) {
    JsonNode value = node.path(name);
    JsonNode text = value.isObject() ? value.path("value") : value;
    return text.isTextual() ? text.textValue() : null;
  }

  /** Refuses the answer unless the field meets the rule. */
  void require(boolean met, String name, String rule) {
    if (!met) {
      throw refusal(name, rule);
    }
  }

  SfComputeException refusal(String name, String rule) {
    JsonNode value = node.path(name);
    String found = value.isMissingNode() ? "is missing" : "was " + Shortened.of(value);
    return Json.unusable(answer, at(name) + " " + rule + ", but " + found);
  }

  private static boolean isOurTime(long epochSecond) {
    return epochSecond >= YEAR_2000 && epochSecond < YEAR_2200;
  }

  private String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
