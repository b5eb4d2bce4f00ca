package io.workbench.train.sweep;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Names the threads that train trials. */
final class WorkerThreads implements ThreadFactory {
  private final AtomicInteger made = new AtomicInteger();

  @Override
  public Thread newThread(Runnable work) {
    return new Thread(work, "trial-worker-" + made.incrementAndGet());
  }
}
