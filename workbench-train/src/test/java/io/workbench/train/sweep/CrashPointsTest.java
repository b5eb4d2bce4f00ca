package io.workbench.train.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.InputException;
import io.workbench.train.loop.EpochProgress;
import io.workbench.train.loop.StopSignal;
import io.workbench.train.run.FolderLock;
import io.workbench.train.sweep.journal.TrialRecord;
import io.workbench.train.sweep.journal.TrialState;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a crash leaves behind at each place that a sweep passes: its folder is copied there, and the
 * copy is gone on with.
 */
class CrashPointsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"asha", "median"})
  void aCopyOfAnyMomentEndsAsTheWholeSweep(String pruner) throws IOException {
    String[] overrides = {
      "search={method: tpe, startupTrials: 3, trials: 6, seed: 3}",
      "pruner={kind: " + pruner + ", minEpochs: 1, startupTrials: 1}"
    };
    Copies copies = new Copies();
    SweepOutcome whole =
        Sweep.start(
            TinySweep.spec(overrides),
            TinySweep.request(folder.resolve("whole"), copies, new StopSignal()));
    assertThat(whole.trials()).anyMatch(trial -> trial.state() == TrialState.PRUNED);
    assertThat(copies.made).hasSizeGreaterThan(15);

    for (Path copy : copies.made) {
      SweepOutcome resumed = Sweep.resume(copy, List.of(), false, TinySweep.request(folder));
      assertThat(TinySweep.numbers(resumed))
          .as(copy.toString())
          .isEqualTo(TinySweep.numbers(whole));
    }
  }

  @Test
  void aCrashBeforeTheFirstLineOfTheJournalLosesNothing() throws IOException {
    SweepOutcome whole = Sweep.start(TinySweep.spec(), TinySweep.request(folder.resolve("whole")));
    Path copy = folder.resolve("copy");
    Files.createDirectories(copy);
    Files.copy(whole.directory().resolve("sweep.yaml"), copy.resolve("sweep.yaml"));
    Files.createFile(copy.resolve(".lock"));

    SweepOutcome resumed = Sweep.resume(copy, List.of(), false, TinySweep.request(folder));

    assertThat(TinySweep.numbers(resumed)).isEqualTo(TinySweep.numbers(whole));
  }

  @Test
  void aTrialThatIsCutBetweenTwoSeedsIsRunAgainWithAllOfThem() {
    StopSignal stop = new StopSignal();
    SweepListener cuts =
        new SweepListener() {
          @Override
          public void onEpoch(int trial, int seedNumber, EpochProgress progress) {
            if (progress.record().epoch() == progress.epochs()) {
              stop.request();
            }
          }
        };
    SweepOutcome cut =
        Sweep.start(
            TinySweep.spec("seeds=3", "search.trials=2"), TinySweep.request(folder, cuts, stop));
    assertThat(cut.trials()).extracting(TrialRecord::state).containsExactly(TrialState.INTERRUPTED);

    SweepOutcome resumed =
        Sweep.resume(cut.directory(), List.of(), false, TinySweep.request(folder));

    assertThat(resumed.trials()).allSatisfy(trial -> assertThat(trial.seeds()).hasSize(3));
  }

  @Test
  void aDataFileThatChangedIsNoticedAlsoWhereItIsSwept() throws IOException {
    for (String name : List.of("a", "b")) {
      Files.writeString(folder.resolve(name + ".csv"), prices(name.hashCode()));
    }
    String[] overrides = {
      "base.data={source: csv, path: " + folder.resolve("a.csv") + "}",
      "parameters={data.path: [" + folder.resolve("a.csv") + ", " + folder.resolve("b.csv") + "]}",
      "search.trials=6",
      "enqueue=[{data.path: " + folder.resolve("b.csv") + "}]"
    };
    SweepOutcome first =
        Sweep.start(TinySweep.spec(overrides), TinySweep.request(folder.resolve("results")));
    assertThat(first.trials()).allMatch(trial -> trial.state() == TrialState.COMPLETE);
    Files.writeString(folder.resolve("b.csv"), prices(99));

    assertThatThrownBy(
            () ->
                Sweep.resume(
                    first.directory(),
                    List.of("search.trials=30"),
                    false,
                    TinySweep.request(folder)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("b.csv: a sweep goes on with the data it began with");
  }

  @Test
  void aRefusedAttemptDoesNotLetGoOfTheLock() throws Exception {
    try (FolderLock held = FolderLock.hold(folder, "sweep")) {
      assertThat(held).isNotNull();
      assertThatThrownBy(() -> FolderLock.hold(folder, "sweep")).isInstanceOf(InputException.class);
      assertThat(exitOfAnotherThatLocks()).isEqualTo(Other.REFUSED);
    }
    assertThat(exitOfAnotherThatLocks()).isZero();
  }

  private int exitOfAnotherThatLocks() throws IOException, InterruptedException {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Other.class.getName(),
                folder.resolve(".lock").toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertThat(other.waitFor(1, TimeUnit.MINUTES)).isTrue();
      return other.exitValue();
    } finally {
      other.destroyForcibly();
    }
  }

  /** A process of its own that locks a file, unless another one holds it. */
  static final class Other {
    static final int REFUSED = 3;

    private Other() {}

    public static void main(String[] arguments) throws IOException {
      try (FileChannel file = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.WRITE)) {
        System.exit(file.tryLock() == null ? REFUSED : 0);
      }
    }
  }

  private static String prices(int seed) {
    StringBuilder rows = new StringBuilder("timestamp,mid_price\n");
    Random random = new Random(seed);
    for (int row = 0; row < 300; row++) {
      rows.append(row * 300L).append(',').append(10 + random.nextDouble()).append('\n');
    }
    return rows.toString();
  }

  private final class Copies implements SweepListener {
    private final List<Path> made = new ArrayList<>();
    private Path sweep = folder;

    @Override
    public void onStart(SweepStart start) {
      sweep = start.directory();
      copy("start");
    }

    @Override
    public void onTrialStart(TrialRecord trial) {
      copy("trial-" + trial.number());
    }

    @Override
    public void onEpoch(int trial, int seedNumber, EpochProgress progress) {
      copy("trial-" + trial + "-epoch-" + progress.record().epoch());
    }

    @Override
    public void onTrialEnd(TrialRecord trial) {
      copy("trial-" + trial.number() + "-end");
    }

    @Override
    public void onTrialsDone() {
      copy("done");
    }

    private void copy(String name) {
      made.add(FolderCopies.copy(sweep, folder.resolve("copies").resolve(name)));
    }
  }
}
