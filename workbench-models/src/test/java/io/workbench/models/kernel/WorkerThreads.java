package io.workbench.models.kernel;

import java.util.HashSet;
import java.util.Set;

/** The threads of worker pools that have started since this was made and still run. */
final class WorkerThreads {
  private final Set<Thread> before = running();

  private static Set<Thread> running() {
    Set<Thread> running = new HashSet<>(Thread.getAllStackTraces().keySet());
    running.removeIf(thread -> !thread.getName().startsWith("kernel-worker-"));
    return running;
  }

  Set<Thread> started() {
    Set<Thread> started = running();
    started.removeAll(before);
    return started;
  }
}
