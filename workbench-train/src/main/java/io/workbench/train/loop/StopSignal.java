package io.workbench.train.loop;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Asks a run in another thread to end cleanly. The loop looks at it before every batch; whoever
 * asked may wait until the run has written what it leaves behind.
 */
public final class StopSignal {
  private final @Nullable StopSignal parent;
  private final CountDownLatch finished = new CountDownLatch(1);
  private final AtomicReference<@Nullable StopReason> reason = new AtomicReference<>();

  /** A signal that nobody has given yet. */
  public StopSignal() {
    this(null);
  }

  private StopSignal(@Nullable StopSignal parent) {
    this.parent = parent;
  }

  /** A signal that is given whenever this one is, and may be given alone. */
  public StopSignal child() {
    return new StopSignal(this);
  }

  /** Asks the run to stop, to be gone on with later; asking twice changes nothing. */
  public void request() {
    request(StopReason.INTERRUPTED);
  }

  /** Asks the run to stop; the first reason counts. */
  public void request(StopReason because) {
    reason.compareAndSet(null, because);
  }

  public boolean isRequested() {
    return reason() != null;
  }

  /** Why the run is to stop; absent while it may go on. */
  public @Nullable StopReason reason() {
    StopReason own = reason.get();
    return own != null || parent == null ? own : parent.reason();
  }

  /** Says that all runs under this signal have ended; called by whoever started them. */
  public void finished() {
    finished.countDown();
  }

  /** Waits for {@link #finished()}; false when the time ran out first. */
  public boolean awaitFinished(Duration longest) throws InterruptedException {
    return finished.await(longest.toMillis(), TimeUnit.MILLISECONDS);
  }
}
