package io.workbench.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbench.train.loop.BatchProgress;
import io.workbench.train.loop.Checkpoint;
import io.workbench.train.loop.ProgressListener;
import io.workbench.train.loop.StopSignal;
import io.workbench.train.spec.RunSpec;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KilledRunTest {
  /** An epoch has 6 batches; each kill is in another epoch, at its first, second and last. */
  @ParameterizedTest
  @ValueSource(strings = {"dl4j", "compiled"})
  void aKilledRunGoesOnWithTheNumbersOfAnUninterruptedOne(String engine, @TempDir Path folder)
      throws Exception {
    RunSpec spec = TinyRun.spec("training.engine=" + engine);
    RunOutcome whole = TrainingRun.start(spec, TinyRun.request(folder.resolve("whole")));
    Path results = folder.resolve("killed");
    killAfter(1, engine, "start", results);
    Path directory = onlyRunIn(results);
    assertThat(directory.resolve("checkpoint.bin")).doesNotExist();
    killAfter(8, engine, "resume", directory);
    assertThat(epochsDone(directory)).isEqualTo(1);
    killAfter(12, engine, "resume", directory);
    assertThat(epochsDone(directory)).isEqualTo(2);
    assertThat(directory.resolve("result.json")).doesNotExist();

    RunOutcome resumed = TrainingRun.resume(directory, TinyRun.request(results));

    assertThat(Numbers.of(resumed)).isEqualTo(Numbers.of(whole));
  }

  private static int epochsDone(Path directory) {
    return Checkpoint.read(directory.resolve("checkpoint.bin")).history().size();
  }

  private static void killAfter(int batches, String engine, String how, Path path)
      throws IOException, InterruptedException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                classPath,
                Child.class.getName(),
                how,
                path.toString(),
                Integer.toString(batches),
                engine)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    // A child that says nothing would be waited for without end.
    CompletableFuture.delayedExecutor(5, TimeUnit.MINUTES)
        .execute(process.toHandle()::destroyForcibly);
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      String line = lines.readLine();
      while (line != null && !line.equals(Child.REACHED)) {
        line = lines.readLine();
      }
      assertThat(line).isEqualTo(Child.REACHED);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static Path onlyRunIn(Path results) throws IOException {
    try (Stream<Path> runs = Files.list(results)) {
      return runs.toList().get(0);
    }
  }

  /** A run in a process of its own that waits to be killed once a number of batches is done. */
  static final class Child {
    static final String REACHED = "reached";

    private Child() {}

    public static void main(String[] arguments) {
      int last = Integer.parseInt(arguments[2]);
      ProgressListener listener =
          new ProgressListener() {
            private int batches;

            @Override
            public void onBatch(BatchProgress progress) {
              if (++batches == last) {
                System.out.println(REACHED);
                LockSupport.parkNanos(Long.MAX_VALUE);
              }
            }
          };
      Path path = Path.of(arguments[1]);
      TrainingRequest request = TinyRun.request(path, listener, new StopSignal());
      if (arguments[0].equals("start")) {
        TrainingRun.start(TinyRun.spec("training.engine=" + arguments[3]), request);
      } else {
        TrainingRun.resume(path, request);
      }
    }
  }
}
