package io.workbench.data.collect.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.workbench.data.collect.CollectSpec;
import io.workbench.data.collect.Collector;
import io.workbench.data.collect.MarketPoll;
import io.workbench.data.collect.Outcome;
import io.workbench.data.collect.Poll;
import io.workbench.data.collect.SimulatedClock;
import io.workbench.data.market.Snapshot;
import io.workbench.data.source.sfcompute.ApiToken;
import io.workbench.data.source.sfcompute.CallLimits;
import io.workbench.data.source.sfcompute.InstrumentRule;
import io.workbench.data.source.sfcompute.RetrySpec;
import io.workbench.data.source.sfcompute.SfComputeClient;
import io.workbench.data.source.sfcompute.SfComputeSettings;
import io.workbench.data.source.sfcompute.stub.Book;
import io.workbench.data.source.sfcompute.stub.ErrorShape;
import io.workbench.data.source.sfcompute.stub.FaultPlan;
import io.workbench.data.source.sfcompute.stub.Faults;
import io.workbench.data.source.sfcompute.stub.StubServer;
import io.workbench.data.source.sfcompute.stub.StubSettings;
import io.workbench.data.store.GapRecord;
import io.workbench.data.store.SnapshotStore;
import io.workbench.data.store.StoreLocation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus reads of a run whose faults are known one by one. */
class CollectorMetricsTest {
  private static final String TOKEN = "sk_live_metrics";
  private static final InstrumentRule H100 = new InstrumentRule("h100", "accelerator:H100");
  private static final Instant START = Instant.parse("2026-07-01T00:00:00Z");
  private static final Duration STEP = Duration.ofMinutes(5);

  @TempDir Path folder;

  @Test
  void beforeTheFirstPollTheHeartbeatIsTheStart() {
    double before = System.currentTimeMillis() / 1e3;
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    CollectorMetrics metrics = new CollectorMetrics(registry);

    assertThat(registry.get("collector.heartbeat").gauge().value())
        .isBetween(before, System.currentTimeMillis() / 1e3);
    metrics.onPoll(
        START,
        List.of(new Outcome.Missed(new GapRecord("h100", START, "HTTP 503"), "busy")),
        Duration.ofSeconds(1));
    assertThat(registry.scrape())
        .contains("# HELP collector_polls_total Polls, by what came of them.")
        .contains("# HELP collector_faults_total Polls that failed, by the kind of fault.");
  }

  @Test
  void pollsFaultsAndGapsAreCountedApart() throws IOException, InterruptedException {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    SimulatedClock clock = new SimulatedClock(at(9).plusSeconds(200));
    FaultPlan faults =
        FaultPlan.first(
            Faults.status(401, ErrorShape.NESTED, "no"),
            Faults.status(422, ErrorShape.NESTED, "no"),
            Faults.html(),
            Faults.html());
    StubSettings stub =
        StubSettings.of((asked, window, now) -> Book.EMPTY, clock, TOKEN).with(faults);
    Instant before = Instant.now();
    try (StubServer server = StubServer.start(stub);
        MetricsServer metrics = MetricsServer.start(0, registry);
        SnapshotStore store = SnapshotStore.open(StoreLocation.of(folder.resolve("market.db")))) {
      // Down at 5 to 9. The poll at 12 is in the store already, so that its fault makes no gap.
      store.insert(new Snapshot(at(4), "h100", 2.0, 2.1, 1.0, 1.0));
      MarketPoll market = new MarketPoll(client(server.uri(), clock), STEP);
      Poll poll =
          (rule, time) -> {
            Outcome outcome = market.poll(rule, time);
            if (time.equals(at(12))) {
              store.insert(new Snapshot(time, "h100", 2.0, 2.1, 1.0, 1.0));
            } else if (time.equals(at(15))) {
              clock.set(at(18).plusSeconds(1));
            }
            return outcome;
          };
      CollectSpec spec =
          new CollectSpec(StoreLocation.of("market.db"), server.uri(), STEP, List.of(H100));
      new Collector(spec, poll, store, clock, new CollectorMetrics(registry))
          .run(at(20), () -> false);

      Map<String, Double> said = scrape(metrics.link());

      // Polled at 10 to 15, 18 and 19; the first four failed.
      assertThat(said)
          .containsEntry("collector_polls_total{instrument=\"h100\",outcome=\"seen\"}", 4.0)
          .containsEntry("collector_polls_total{instrument=\"h100\",outcome=\"missed\"}", 4.0)
          .containsEntry(fault("token_refused"), 1.0)
          .containsEntry(fault("request_refused"), 1.0)
          .containsEntry(fault("unusable_answer"), 2.0)
          .containsEntry(gap("down"), 5.0)
          .containsEntry(gap("token_refused"), 1.0)
          .containsEntry(gap("request_refused"), 1.0)
          .containsEntry(gap("unusable_answer"), 1.0)
          .containsEntry(gap("held_up"), 2.0)
          .containsEntry("collector_waiting", 0.0)
          .containsEntry("collector_poll_seconds_count", 8.0);
      assertThat(said.keySet()).filteredOn(name -> name.contains("faults_total")).hasSize(3);
      assertThat(said.keySet()).filteredOn(name -> name.contains("gaps_total")).hasSize(5);
      assertThat(said.get("collector_poll_seconds_sum")).isPositive();
      assertThat(said.get("collector_poll_seconds_max"))
          .isPositive()
          .isLessThanOrEqualTo(said.get("collector_poll_seconds_sum"));
      assertThat(said.get("collector_heartbeat_seconds"))
          .isBetween(before.toEpochMilli() / 1e3, Instant.now().toEpochMilli() / 1e3);
    }
  }

  private static String fault(String kind) {
    return "collector_faults_total{instrument=\"h100\",kind=\"" + kind + "\"}";
  }

  private static String gap(String kind) {
    return "collector_gaps_total{instrument=\"h100\",kind=\"" + kind + "\"}";
  }

  /** Each sample's number by its name and labels. */
  private static Map<String, Double> scrape(String link) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(link)).build();
    String body = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    Map<String, Double> samples = new TreeMap<>();
    for (String line : body.split("\n", -1)) {
      if (line.startsWith("collector_")) {
        int space = line.lastIndexOf(' ');
        samples.put(line.substring(0, space), Double.valueOf(line.substring(space + 1)));
      }
    }
    return samples;
  }

  private static SfComputeClient client(URI uri, SimulatedClock clock) {
    ApiToken token = ApiToken.from(Map.of("SF_API_KEY", TOKEN));
    return new SfComputeClient(
        new SfComputeSettings(uri, token, CallLimits.DEFAULT, RetrySpec.DEFAULT),
        clock,
        (failure, delay) -> {});
  }

  private static Instant at(int step) {
    return START.plus(STEP.multipliedBy(step));
  }
}
