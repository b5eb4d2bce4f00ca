package io.workbench.train.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
  private static final int LOOKS = 3_000;

  @TempDir Path folder;

  @Test
  void whoOnlyLooksHoldsNothing() throws Exception {
    FolderLock.hold(folder, "sweep").close();
    assertThat(inTwoThreads(this::timesHeld)).containsExactly(0, 0);
  }

  @Test
  void whoLooksKeepsNobodyFromHolding() throws Exception {
    FolderLock.hold(folder, "sweep").close();
    ExecutorService looking = Executors.newSingleThreadExecutor();
    try {
      Future<Integer> looks = looking.submit(this::timesHeld);
      while (!looks.isDone()) {
        FolderLock.hold(folder, "sweep").close();
      }
      assertThat(looks.get()).isBetween(0, LOOKS);
    } finally {
      looking.shutdownNow();
    }
    assertThat(FolderLock.isHeld(folder)).isFalse();
  }

  private int timesHeld() {
    int held = 0;
    for (int look = 0; look < LOOKS; look++) {
      held += Boolean.FALSE.equals(FolderLock.isHeld(folder)) ? 0 : 1;
    }
    return held;
  }

  private static List<Integer> inTwoThreads(Callable<Integer> work) throws Exception {
    ExecutorService two = Executors.newFixedThreadPool(2);
    try {
      List<Integer> results = new ArrayList<>();
      for (Future<Integer> result : two.invokeAll(List.of(work, work))) {
        results.add(result.get());
      }
      return results;
    } finally {
      two.shutdownNow();
    }
  }
}
