package io.workbench.data.source.sfcompute;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Function;

/**
 * Asks SF Compute's market; it never changes anything there. Whatever goes wrong is a {@link
 * SfComputeException}. May be used by several threads, which then share the circuit breaker.
 */
public final class SfComputeClient {
  private static final String BOOK = "/preview/v2/orderbook/";
  private static final String PAGE_SIZE = "200";

  /** Attempts begin as long as the limits allow. */
  private static final Duration UNHURRIED = Duration.ofDays(1);

  private final SfComputeSettings settings;
  private final Clock clock;
  private final FaultSentences sentences;
  private final Attempt attempt;
  private final Retrying retrying;

  /** A client by the computer's clock. */
  public SfComputeClient(SfComputeSettings settings) {
    this(settings, Clock.systemUTC(), (failure, delay) -> {});
  }

  /**
   * A client.
   *
   * @param clock that answers are stamped by
   * @param listener hears of each attempt that is repeated
   */
  public SfComputeClient(SfComputeSettings settings, Clock clock, RetryListener listener) {
    this.settings = settings;
    this.clock = clock;
    this.sentences = new FaultSentences(settings);
    this.attempt = new Attempt(settings, clock, sentences);
    this.retrying = new Retrying(settings, clock, sentences, listener);
  }

  /** The best prices of a window for nodes that meet the requirements. */
  public Quote quote(DeliveryWindow window, String requirements) {
    Map<String, String> query = query("start_at", window.start(), "end_at", window.end());
    query.put("requirements", requirements);
    return Quote.read(get("quote", BOOK + "quote", query).body(), window);
  }

  /** The order book of a window, with so many levels a side, 1 to 100. */
  public Depth depth(DeliveryWindow window, String requirements, int depth) {
    return Depth.read(rawDepth(window, requirements, depth, UNHURRIED), window);
  }

  /** The order book that an instrument's rule asks about at a time, as it came, not yet read. */
  public RawAnswer depth(InstrumentRule rule, Instant time) {
    return rawDepth(rule.window(time), rule.requirements(), rule.depth(), UNHURRIED);
  }

  /**
   * The same, asked for close to the time or not at all; retries end by then, too.
   *
   * @param lateness how far from the time, by the client's clock, the request that is answered may
   *     be sent
   * @throws SfComputeException also of the kind {@link FaultKind#TOO_LATE}
   */
  public RawAnswer depth(InstrumentRule rule, Instant time, Duration lateness) {
    Instant now = clock.instant();
    Duration left = Duration.between(now, time.plus(lateness));
    if (left.isNegative()) {
      throw sentences.tooLate("depth", time, now, lateness);
    }
    RawAnswer answer = rawDepth(rule.window(time), rule.requirements(), rule.depth(), left);
    if (Duration.between(time, answer.requestedAt()).abs().compareTo(lateness) > 0) {
      throw sentences.tooLate("depth", time, answer.requestedAt(), lateness);
    }
    return answer;
  }

  /** The windows within a range that somebody trades, in order of time. */
  public List<MarketWindow> windows(DeliveryWindow range, String requirements) {
    Map<String, String> query = query("range_start_at", range.start(), "range_end_at", range.end());
    query.put("requirements", requirements);
    return all("windows", BOOK + "windows", query, MarketWindow::read);
  }

  /**
   * The trades of a window, newest first.
   *
   * @param since the earliest; the market reaches back at most 30 days
   */
  public List<Fill> fills(DeliveryWindow window, String requirements, Instant since) {
    Map<String, String> query = query("start_at", window.start(), "end_at", window.end());
    query.put("requirements", requirements);
    query.put("since_at", Long.toString(since.getEpochSecond()));
    return all("fills", BOOK + "fills", query, Fill::read);
  }

  /** All kinds of nodes. */
  public List<InstanceSku> instanceSkus() {
    return all(
        "instance SKUs", "/preview/v2/instance_skus", new LinkedHashMap<>(), InstanceSku::read);
  }

  /** What a purchase or sale would cost now. */
  public LegacyQuote legacyQuote(LegacyQuoteQuery query) {
    return LegacyQuote.read(get("legacy quote", "/v0/quote", query.parameters()).body());
  }

  private RawAnswer rawDepth(
      DeliveryWindow window, String requirements, int depth, Duration patience) {
    Map<String, String> query = query("start_at", window.start(), "end_at", window.end());
    query.put("requirements", requirements);
    query.put("depth", Integer.toString(depth));
    return get("depth", BOOK + "depth", query, patience);
  }

  /** Follows the cursors to the end. */
  private <T> List<T> all(
      String about, String path, Map<String, String> query, Function<Fields, T> item) {
    List<T> items = new ArrayList<>();
    Set<String> cursors = new HashSet<>();
    query.put("limit", PAGE_SIZE);
    for (int page = 0; page < settings.limits().maxPages(); page++) {
      Page<T> read = Page.read(about, get(about, path, query).body(), item);
      items.addAll(read.items());
      String next = read.next();
      if (next == null) {
        return items;
      }
      if (!cursors.add(next)) {
        throw sentences.endless(about, "goes round in a circle");
      }
      query.put("starting_after", next);
    }
    throw sentences.endless(about, "has more than " + settings.limits().maxPages() + " pages");
  }

  private RawAnswer get(String about, String path, Map<String, String> query) {
    return get(about, path, query, UNHURRIED);
  }

  private RawAnswer get(String about, String path, Map<String, String> query, Duration patience) {
    URI uri = uri(path, query);
    String of = query.getOrDefault("requirements", about);
    return retrying.run(about, of, () -> attempt.send(about, uri), patience);
  }

  private URI uri(String path, Map<String, String> query) {
    String base = settings.baseUri().toString();
    StringJoiner parameters = new StringJoiner("&", "?", "").setEmptyValue("");
    query.forEach((name, value) -> parameters.add(name + "=" + encoded(value)));
    return URI.create(
        (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path + parameters);
  }

  private static Map<String, String> query(String from, Instant start, String to, Instant end) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put(from, Long.toString(start.getEpochSecond()));
    query.put(to, Long.toString(end.getEpochSecond()));
    return query;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
