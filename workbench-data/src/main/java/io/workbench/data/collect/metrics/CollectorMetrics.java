package io.workbench.data.collect.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.workbench.data.collect.CollectListener;
import io.workbench.data.collect.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a collector counts, each from the start of the process:
 *
 * <ul>
 *   <li>{@code collector_polls_total} by instrument and outcome, {@code seen} or {@code missed};
 *   <li>{@code collector_faults_total} by instrument and kind: polls that failed;
 *   <li>{@code collector_gaps_total} by instrument and kind: gaps that the store has since, of
 *       failed polls and of times at which nothing was polled;
 *   <li>{@code collector_poll_seconds}, how long the polls took, with its sum, count and maximum;
 *   <li>{@code collector_waiting}, polls and gaps that are not in the store yet;
 *   <li>{@code collector_heartbeat_seconds}, when the last poll was, in seconds since 1970.
 * </ul>
 */
public final class CollectorMetrics implements CollectListener {
  private static final String INSTRUMENT = "instrument";
  private static final String KIND = "kind";

  private final MeterRegistry registry;
  private final Timer timer;
  private final AtomicLong waiting = new AtomicLong();
  private final AtomicLong heartbeatMillis = new AtomicLong();

  /** Counts into a registry. */
  public CollectorMetrics(MeterRegistry registry) {
    this.registry = registry;
    timer =
        Timer.builder("collector.poll")
            .description("Time from a poll's first request to its last answer.")
            .register(registry);
    Gauge.builder("collector.waiting", waiting, AtomicLong::doubleValue)
        .description("Polls and gaps that wait to be stored.")
        .register(registry);
    Gauge.builder("collector.heartbeat", heartbeatMillis, millis -> millis.get() / 1e3)
        .description("Time of the last poll, in seconds since 1970.")
        .baseUnit("seconds")
        .register(registry);
  }

  @Override
  public void onPoll(Instant time, List<Outcome> outcomes, Duration took) {
    timer.record(took);
    heartbeatMillis.set(System.currentTimeMillis());
    for (Outcome outcome : outcomes) {
      boolean seen = outcome instanceof Outcome.Seen;
      String word = seen ? "seen" : "missed";
      registry
          .counter("collector.polls", INSTRUMENT, outcome.instrument(), "outcome", word)
          .increment();
      if (outcome instanceof Outcome.Missed missed) {
        registry
            .counter("collector.faults", INSTRUMENT, missed.instrument(), KIND, missed.kind())
            .increment();
      }
    }
  }

  @Override
  public void onGap(Outcome.Missed missed) {
    registry
        .counter("collector.gaps", INSTRUMENT, missed.instrument(), KIND, missed.kind())
        .increment();
  }

  @Override
  public void onStored(int now) {
    waiting.set(now);
  }
}
