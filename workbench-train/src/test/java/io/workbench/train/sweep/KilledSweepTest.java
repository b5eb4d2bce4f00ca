package io.workbench.train.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbench.train.loop.StopSignal;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many kills: {@code -Dworkbench.kills=100}. */
class KilledSweepTest {
  private static final int KILLS = Integer.getInteger("workbench.kills", 5);
  private static final int MOST_MILLIS = 900;

  @ParameterizedTest
  @CsvSource({"random, none", "tpe, asha"})
  void aSweepKilledAgainAndAgainEndsAsOneThatWasNot(
      String method, String pruner, @TempDir Path folder) throws Exception {
    String[] overrides = {
      "search.method=" + method,
      "search.startupTrials=3",
      "pruner={kind: " + pruner + ", minEpochs: 1}",
      "search.trials=8"
    };
    SweepOutcome whole =
        Sweep.start(TinySweep.spec(overrides), TinySweep.request(folder.resolve("whole")));
    Path results = folder.resolve("killed");
    Random random = new Random(KILLS);
    for (int kill = 0; kill < KILLS; kill++) {
      startAndKill(results, random.nextInt(MOST_MILLIS), overrides);
    }
    Path directory = onlySweepIn(results);
    SweepOutcome resumed =
        Files.exists(directory.resolve("journal.jsonl"))
            ? Sweep.resume(directory, List.of(), false, TinySweep.request(results))
            : Sweep.start(TinySweep.spec(overrides), TinySweep.request(results));

    assertThat(TinySweep.numbers(resumed)).isEqualTo(TinySweep.numbers(whole));
    assertThat(resumed.finished()).isTrue();
  }

  private static void startAndKill(Path results, int millis, String[] overrides)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx1g",
            "-XX:TieredStopAtLevel=1",
            "--add-modules",
            "jdk.incubator.vector",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            Child.class.getName(),
            results.toString());
    builder.command().addAll(List.of(overrides));
    Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    // A child that says nothing would be waited for without end.
    CompletableFuture.delayedExecutor(5, TimeUnit.MINUTES)
        .execute(process.toHandle()::destroyForcibly);
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      String line = lines.readLine();
      while (line != null && !line.equals(Child.STARTED)) {
        line = lines.readLine();
      }
      assertThat(line).isEqualTo(Child.STARTED);
      process.waitFor(millis, TimeUnit.MILLISECONDS);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static Path onlySweepIn(Path results) throws IOException {
    try (Stream<Path> sweeps = Files.list(results)) {
      return sweeps.toList().get(0);
    }
  }

  /** A sweep in a process of its own: begins it, or goes on with what is there. */
  static final class Child {
    static final String STARTED = "started";

    private Child() {}

    public static void main(String[] arguments) throws IOException {
      Path results = Path.of(arguments[0]);
      String[] overrides = Stream.of(arguments).skip(1).toArray(String[]::new);
      SweepListener says =
          new SweepListener() {
            @Override
            public void onStart(SweepStart start) {
              System.out.println(STARTED);
            }
          };
      SweepRequest request = TinySweep.request(results, says, new StopSignal());
      if (Files.exists(results)) {
        Sweep.resume(onlySweepIn(results), List.of(), false, request);
      } else {
        Sweep.start(TinySweep.spec(overrides), request);
      }
    }
  }
}
