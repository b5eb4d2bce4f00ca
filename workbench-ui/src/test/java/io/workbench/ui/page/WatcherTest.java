package io.workbench.ui.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.InputException;
import io.workbench.ui.serve.EventStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WatcherTest {
  private final Watcher watcher = new Watcher(Duration.ofMillis(1));

  @Test
  void whatIsAlwaysThereIsLookedAtHoweverMuchElseIsRead() throws InterruptedException {
    Topic overview = watcher.always(new Topic(true));
    for (int number = 0; number < Watcher.MOST_WATCHED; number++) {
      watch(number, true);
    }
    Topic late = watcher.always(new Topic(true));
    assertThat(overview.looks.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(late.looks.await(10, TimeUnit.SECONDS)).isTrue();
    watcher.close();
  }

  @Test
  void anErrorInOneLookStopsNeitherTheOthersNorTheNextLooks() throws InterruptedException {
    CountDownLatch failed = new CountDownLatch(2);
    Topic broken =
        new Topic(true) {
          @Override
          public void refresh() {
            failed.countDown();
            throw new StackOverflowError();
          }
        };
    watcher.always(broken);
    Topic sound = watcher.always(new Topic(true));
    assertThat(failed.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(sound.looks.await(10, TimeUnit.SECONDS)).isTrue();
    watcher.close();
  }

  @Test
  void theOneJustAskedForIsTheSameForItsEventsAndOneTooManyIsRefused() {
    for (int number = 0; number < Watcher.MOST_WATCHED - 1; number++) {
      watch(number, true);
    }
    Topic last = watch(100, false);
    assertThat(watch(100, true)).isSameAs(last);
    Topic other = watch(101, true);
    assertThat(watch(101, true)).as("in the place of the one that is not read").isSameAs(other);
    assertThatThrownBy(() -> watch(102, true))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no more can be followed at once");
    other.read = false;
    assertThat(watch(102, true)).isSameAs(watch(102, true));
    watcher.close();
  }

  private Topic watch(int number, boolean read) {
    return watcher.watch("topic " + number, Topic.class, name -> new Topic(read));
  }

  private static class Topic implements Watched {
    private final EventStream stream = new EventStream(1);
    private final CountDownLatch looks = new CountDownLatch(2);
    private boolean read;

    Topic(boolean read) {
      this.read = read;
    }

    @Override
    public void refresh() {
      looks.countDown();
    }

    @Override
    public EventStream stream() {
      return stream;
    }

    @Override
    public boolean isRead() {
      return read;
    }
  }
}
