package io.workbench.ui.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbench.train.spec.RunSpec;
import io.workbench.train.spec.RunSpecs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingSessionTest {
  @TempDir Path folder;

  @Test
  void aTrialIsNamedForItsSweepAndItsNetwork() throws IOException {
    assertThat(session("20260101-quickstart/trials/7"))
        .isEqualTo(
            new TrainingSession(
                "20260101-quickstart.trials.7",
                "sweep quickstart · trial 7 · gru 32",
                "20260101-quickstart/trials/7"));
    assertThat(session("20260101-quickstart/trials/7/seed-43").name())
        .isEqualTo("sweep quickstart · trial 7 · seed 43 · gru 32");
  }

  @Test
  void aRunIsNamedForItsSpecAndItsIdNeedsNoEscape() throws IOException {
    assertThat(session("my run <é>"))
        .isEqualTo(new TrainingSession("my-run----", "quickstart · gru 32", "my run <é>"));
  }

  private TrainingSession session(String run) throws IOException {
    Path file = folder.resolve("spec.yaml");
    Files.writeString(
        file, "name: quickstart\ndata: {source: synthetic}\nmodel: {kind: gru, hiddenSize: 32}\n");
    RunSpec spec = RunSpecs.read(file, List.of());
    return TrainingSession.of(folder, folder.resolve(run), spec);
  }
}
