package io.workbench.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbench.train.loop.BatchProgress;
import io.workbench.train.loop.ProgressListener;
import io.workbench.train.loop.StopSignal;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledRunTest {
  private static final int BATCHES_AN_EPOCH = 5;

  @Test
  void aKilledRunGoesOnWithTheNumbersOfAnUninterruptedOne(@TempDir Path folder) throws Exception {
    RunOutcome whole = TrainingRun.start(TinyRun.spec(), TinyRun.request(folder.resolve("whole")));
    Path results = folder.resolve("killed");
    // Once before the first epoch is done, then anywhere in what is left.
    int second = 1 + new Random().nextInt(3 * BATCHES_AN_EPOCH);
    killAfter(1, "start", results);
    Path directory = onlyRunIn(results);
    assertThat(directory.resolve("checkpoint.bin")).doesNotExist();
    killAfter(second, "resume", directory);
    assertThat(directory.resolve("result.json")).doesNotExist();

    RunOutcome resumed = TrainingRun.resume(directory, TinyRun.request(results));

    assertThat(Numbers.of(resumed)).as("killed at batch %d", second).isEqualTo(Numbers.of(whole));
  }

  private static void killAfter(int batches, String how, Path path)
      throws IOException, InterruptedException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                classPath,
                Child.class.getName(),
                how,
                path.toString(),
                Integer.toString(batches))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
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
        TrainingRun.start(TinyRun.spec(), request);
      } else {
        TrainingRun.resume(path, request);
      }
    }
  }
}
