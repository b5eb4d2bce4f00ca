package io.workbench.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbench.train.loop.ProgressListener;
import io.workbench.train.loop.StopSignal;
import io.workbench.train.run.RunResult.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left to do for a run that is complete. */
class CompleteRunTest {
  @Test
  void aCompleteRunIsLeftAsItIs(@TempDir Path results) throws IOException {
    Path directory =
        TrainingRun.start(TinyRun.spec("training.epochs=1"), TinyRun.request(results)).directory();
    Files.delete(directory.resolve(".lock"));
    byte[] before = Files.readAllBytes(directory.resolve("result.json"));
    List<String> sentences = new ArrayList<>();

    RunOutcome outcome = TrainingRun.resume(directory, hearing(sentences, results));

    assertThat(outcome.directory()).isEqualTo(directory);
    assertThat(outcome.result().run().status()).isEqualTo(Status.COMPLETE);
    assertThat(sentences)
        .containsExactly(directory + ": the run is complete, nothing is left to do.");
    assertThat(directory.resolve(".lock")).doesNotExist();
    assertThat(directory.resolve("result.json")).hasBinaryContent(before);
  }

  @Test
  void aCompleteRunGetsThePlotThatItLacks(@TempDir Path results) throws IOException {
    Path directory =
        TrainingRun.start(TinyRun.spec("training.epochs=1"), TinyRun.request(results)).directory();
    byte[] result = Files.readAllBytes(directory.resolve("result.json"));
    Path plot = directory.resolve("plots/predictions.png");
    byte[] picture = Files.readAllBytes(plot);
    Files.delete(plot);
    List<String> sentences = new ArrayList<>();

    TrainingRun.resume(directory, hearing(sentences, results));

    assertThat(sentences)
        .containsExactly(directory + ": the run is complete; the plots it lacked are drawn.");
    assertThat(plot).hasBinaryContent(picture);
    assertThat(directory.resolve("result.json")).hasBinaryContent(result);
  }

  private static TrainingRequest hearing(List<String> sentences, Path results) {
    ProgressListener listener =
        new ProgressListener() {
          @Override
          public void onComplete(String sentence) {
            sentences.add(sentence);
          }
        };
    return TinyRun.request(results, listener, new StopSignal());
  }
}
