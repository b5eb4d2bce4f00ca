package io.workbench.data.source.sfcompute.stub;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.workbench.data.source.sfcompute.DeliveryWindow;
import io.workbench.data.source.sfcompute.PriceLevel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The answers of a market without faults, made from its order books. Where the documents are silent
 * the choice is ours: the tradable windows are the days that begin on a full hour of the range, and
 * each full hour had one trade at the book's best ask.
 */
final class StubMarket {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration MOST_BACK = Duration.ofDays(30);
  private static final Duration DEFAULT_BACK = Duration.ofDays(7);

  private final OrderBookSource source;
  private final LevelShape shape;

  StubMarket(OrderBookSource source, LevelShape shape) {
    this.source = source;
    this.shape = shape;
  }

  /** The answer to a path, or 404. */
  StubAnswer answer(String path, StubQuery query, Instant now) {
    try {
      return switch (path) {
        case "/preview/v2/orderbook/quote" -> ok(quote(query, now));
        case "/preview/v2/orderbook/depth" -> ok(depth(query, now));
        case "/preview/v2/orderbook/windows" -> ok(windows(query, now));
        case "/preview/v2/orderbook/fills" -> ok(fills(query, now));
        case "/preview/v2/instance_skus" -> ok(StubPages.page(StubSkus.all(), query, "iskuc_"));
        case "/v0/quote" -> ok(legacyQuote(query, now));
        default -> new StubAnswer(404, ErrorShape.NESTED.write(404, "There is no " + path + "."));
      };
    } catch (StubRefusal refusal) {
      return refusal.answer();
    }
  }

  private static StubAnswer ok(ObjectNode json) {
    return new StubAnswer(StubAnswer.OK, json);
  }

  private ObjectNode quote(StubQuery query, Instant now) {
    DeliveryWindow window = query.window("start_at", "end_at");
    Book book = book(query, window, now);
    ObjectNode json = head(query, window, now);
    putBest(json, "best_bid", book.bids(), window);
    putBest(json, "best_ask", book.asks(), window);
    return json;
  }

  private ObjectNode depth(StubQuery query, Instant now) {
    DeliveryWindow window = query.window("start_at", "end_at");
    int depth = query.integer("depth", 20, 1, 100);
    Book book = book(query, window, now);
    ObjectNode json = head(query, window, now);
    putLevels(json.putArray("bids"), book.bids(), depth, window);
    putLevels(json.putArray("asks"), book.asks(), depth, window);
    return json;
  }

  private ObjectNode windows(StubQuery query, Instant now) {
    DeliveryWindow range = query.window("range_start_at", "range_end_at");
    List<ObjectNode> items = new ArrayList<>();
    Instant start =
        range.start().minusSeconds(1).truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    while (!start.plus(DAY).isAfter(range.end())) {
      items.add(window(new DeliveryWindow(start, start.plus(DAY)), query, now));
      start = start.plus(1, ChronoUnit.HOURS);
    }
    ObjectNode json = StubPages.page(items, query, "mwin_");
    putRequirements(json, query);
    return json.put("range_start_at", range.start().getEpochSecond())
        .put("range_end_at", range.end().getEpochSecond());
  }

  private ObjectNode window(DeliveryWindow window, StubQuery query, Instant now) {
    Book book = book(query, window, now);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("start_at", window.start().getEpochSecond());
    json.put("end_at", window.end().getEpochSecond());
    json.put("duration_hours", window.seconds() / 3600);
    json.put("total_bid_order_count", book.bids().size());
    json.put("total_ask_order_count", book.asks().size());
    json.put("total_bid_node_count", Math.round(nodes(book.bids(), window)));
    json.put("total_ask_node_count", Math.round(nodes(book.asks(), window)));
    putBest(json, "best_bid", book.bids(), window);
    putBest(json, "best_ask", book.asks(), window);
    return json;
  }

  private ObjectNode fills(StubQuery query, Instant now) {
    DeliveryWindow window = query.window("start_at", "end_at");
    Instant since = query.time("since_at", now.minus(DEFAULT_BACK));
    if (since.isBefore(now.minus(MOST_BACK))) {
      throw new StubRefusal("since_at", "must be at most 30 days back");
    }
    List<ObjectNode> items = new ArrayList<>();
    Instant hour = now.truncatedTo(ChronoUnit.HOURS);
    while (!hour.isBefore(since)) {
      List<PriceLevel> asks = book(query, window, hour).asks();
      if (!asks.isEmpty()) {
        items.add(shape.write(asks.get(0), window).put("filled_at", hour.getEpochSecond()));
      }
      hour = hour.minus(1, ChronoUnit.HOURS);
    }
    ObjectNode json = StubPages.page(items, query, "mfilc_");
    putRequirements(json, query);
    return json;
  }

  private ObjectNode legacyQuote(StubQuery query, Instant now) {
    String side = query.required("side");
    int quantity = query.integer("quantity", 0, 1, 10_000);
    int seconds = query.integer("duration", 3600, 3600, 366 * 86_400);
    Instant start = now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    Instant end = start.plusSeconds(seconds).truncatedTo(ChronoUnit.MINUTES);
    Book book = book(query, new DeliveryWindow(start, end), now);
    List<PriceLevel> levels = side.equals("buy") ? book.asks() : book.bids();
    ObjectNode json =
        JsonNodeFactory.instance.objectNode().put("object", "quote").put("side", side);
    if (levels.isEmpty()) {
      json.putNull("quote");
      return json.put("no_quote_reason", "no_availability");
    }
    BigDecimal nodeSeconds =
        BigDecimal.valueOf((end.getEpochSecond() - start.getEpochSecond()) * quantity);
    BigDecimal cents =
        levels
            .get(0)
            .dollarsPerNodeHour()
            .multiply(nodeSeconds)
            .divide(BigDecimal.valueOf(36), 0, RoundingMode.HALF_UP);
    json.putObject("quote")
        .put("price", cents.longValueExact())
        .put("quantity", quantity)
        .put("start_at", start.toString())
        .put("end_at", end.toString())
        .put("instance_type", query.text("instance_type", "h100i"))
        .put("zone", "richmond");
    json.putNull("no_quote_reason");
    return json;
  }

  private Book book(StubQuery query, DeliveryWindow window, Instant now) {
    return source.book(query.text("requirements", ""), window, now);
  }

  private static ObjectNode head(StubQuery query, DeliveryWindow window, Instant now) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    putRequirements(json, query);
    return json.put("start_at", window.start().getEpochSecond())
        .put("end_at", window.end().getEpochSecond())
        .put("requested_at", now.getEpochSecond());
  }

  /** {@code field[:op]:value,value;…} as an object of lists. */
  private static void putRequirements(ObjectNode json, StubQuery query) {
    ObjectNode requirements = json.putObject("requirements");
    for (String triple : query.text("requirements", "").split(";", -1)) {
      int colon = triple.indexOf(':');
      if (colon > 0) {
        ArrayNode values = requirements.putArray(triple.substring(0, colon));
        for (String value : triple.substring(triple.lastIndexOf(':') + 1).split(",", -1)) {
          values.add(value);
        }
      }
    }
  }

  private void putBest(
      ObjectNode json, String name, List<PriceLevel> levels, DeliveryWindow window) {
    if (levels.isEmpty()) {
      json.putNull(name);
    } else {
      json.set(name, shape.write(levels.get(0), window));
    }
  }

  private void putLevels(
      ArrayNode json, List<PriceLevel> levels, int depth, DeliveryWindow window) {
    for (PriceLevel level : levels.subList(0, Math.min(depth, levels.size()))) {
      json.add(shape.write(level, window));
    }
  }

  private static double nodes(List<PriceLevel> levels, DeliveryWindow window) {
    double sum = 0;
    for (PriceLevel level : levels) {
      sum += (double) level.nodes().nodeSeconds(window) / window.seconds();
    }
    return sum;
  }
}
