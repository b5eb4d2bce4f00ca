package io.workbench.train.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.InputException;
import io.workbench.data.window.Panel;
import io.workbench.train.TrainingRun;
import io.workbench.train.spec.RunSpec;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PanelCacheTest {
  private static final RunSpec SLOW = TinySweep.spec().base();
  private static final RunSpec OTHER = TinySweep.spec("base.window.length=4").base();
  private static final Panel PANEL = TrainingRun.prepare(SLOW, false);

  private final List<RunSpec> prepared = new CopyOnWriteArrayList<>();

  /** A thread for each who wants data, however few cores there are. */
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void endThreads() {
    threads.shutdownNow();
  }

  @Test
  void whoeverWantsOtherDataDoesNotWaitForThoseThatArePrepared() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    PanelCache cache =
        new PanelCache(
            spec -> {
              prepared.add(spec);
              if (spec.equals(SLOW)) {
                begun.countDown();
                await(mayEnd);
              }
              return PANEL;
            });
    CompletableFuture<Panel> first = CompletableFuture.supplyAsync(() -> cache.of(SLOW), threads);
    await(begun);
    CompletableFuture<Thread> waiting = new CompletableFuture<>();
    CompletableFuture<Panel> second =
        CompletableFuture.supplyAsync(
            () -> {
              waiting.complete(Thread.currentThread());
              return cache.of(SLOW);
            },
            threads);
    awaitBlocked(waiting.get(1, TimeUnit.MINUTES));

    assertThat(
            CompletableFuture.supplyAsync(() -> cache.of(OTHER), threads).get(1, TimeUnit.MINUTES))
        .isSameAs(PANEL);
    assertThat(first).isNotDone();
    assertThat(second).isNotDone();

    mayEnd.countDown();
    assertThat(first.get(1, TimeUnit.MINUTES)).isSameAs(second.get(1, TimeUnit.MINUTES));
    assertThat(prepared).containsExactly(SLOW, OTHER);
  }

  @Test
  void whatCouldNotBePreparedIsTriedAgain() {
    PanelCache cache =
        new PanelCache(
            spec -> {
              prepared.add(spec);
              if (prepared.size() == 1) {
                throw new InputException("The file is gone.");
              }
              return PANEL;
            });

    assertThatThrownBy(() -> cache.of(SLOW)).hasMessage("The file is gone.");
    assertThat(cache.of(SLOW)).isSameAs(PANEL);
    assertThat(prepared).hasSize(2);
  }

  /** Until the thread waits for the one that prepares the same data. */
  private static void awaitBlocked(Thread thread) throws InterruptedException {
    for (int look = 0; look < 60_000 && thread.getState() != Thread.State.BLOCKED; look++) {
      Thread.sleep(1);
    }
    assertThat(thread.getState()).isEqualTo(Thread.State.BLOCKED);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
