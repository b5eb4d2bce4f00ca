package io.workbench.data.collect;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a collector counts: {@code collector_polls_total} by instrument and outcome, {@code
 * collector_faults_total} by instrument and kind, {@code collector_gaps_total}, {@code
 * collector_poll_seconds}, {@code collector_waiting} and {@code collector_heartbeat_seconds}, the
 * time of the last poll since 1970.
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
        .description("Polls that wait to be stored.")
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
        onGap(missed);
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
