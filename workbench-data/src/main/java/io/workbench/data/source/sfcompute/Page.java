package io.workbench.data.source.sfcompute;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items of this page, in the market's order
 * @param next cursor to ask for the next page with; {@code null} on the last
 */
record Page<T>(List<T> items, @Nullable String next) {

  /** Reads {@code data}, {@code has_more} and {@code cursor}. */
  static <T> Page<T> read(String answer, byte[] body, Function<Fields, T> item) {
    Fields fields = Json.read(answer, body);
    List<T> items = fields.list("data", item);
    return new Page<>(items, fields.flag("has_more") ? fields.text("cursor") : null);
  }
}
