package io.workbench.data.collect.metrics;

import io.micrometer.core.instrument.Counter;
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
 *   <li>{@code collector_heartbeat_seconds}, when the last poll was, or before the first when the
 *       collector began, in seconds since 1970.
 * </ul>
 */
public final class CollectorMetrics implements CollectListener {
  private static final String INSTRUMENT = "instrument";
  private static final String KIND = "kind";

  private final MeterRegistry registry;
  private final Timer timer;
  private final AtomicLong waiting = new AtomicLong();
  private final AtomicLong heartbeatMillis = new AtomicLong(System.currentTimeMillis());

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
        .description(
            "Time of the last poll, or of the start before the first, in seconds since 1970.")
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
      Counter.builder("collector.polls")
          .description("Polls, by what came of them.")
          .tags(INSTRUMENT, outcome.instrument(), "outcome", word)
          .register(registry)
          .increment();
      if (outcome instanceof Outcome.Missed missed) {
        count("collector.faults", "Polls that failed, by the kind of fault.", missed);
      }
    }
  }

  @Override
  public void onGap(Outcome.Missed missed) {
    count("collector.gaps", "Gaps that the store got since the start, by their kind.", missed);
  }

  private void count(String name, String description, Outcome.Missed missed) {
    Counter.builder(name)
        .description(description)
        .tags(INSTRUMENT, missed.instrument(), KIND, missed.kind())
        .register(registry)
        .increment();
  }

  @Override
  public void onStored(int now) {
    waiting.set(now);
  }
}
