package io.workbench.train.loop;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Asks a run in another thread to end cleanly. The loop looks at it before every batch; whoever
 * asked may wait until the run has written what it leaves behind.
 */
public final class StopSignal {
  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean requested;

  /** Asks the run to stop; asking twice changes nothing. */
  public void request() {
    requested = true;
  }

  public boolean isRequested() {
    return requested;
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
