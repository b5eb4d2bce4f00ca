package io.workbench.train.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.OutputException;
import io.workbench.train.evaluate.Metrics;
import java.awt.AWTError;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PlotsTest {
  @Test
  void aTrainingOfAnyLengthIsDrawn(@TempDir Path folder) throws IOException {
    for (int epochs : new int[] {0, 1, 10, 200}) {
      Path file = folder.resolve("plots/training_history.png");
      Plots.write(file, Gallery.history(epochs));

      BufferedImage image = ImageIO.read(file.toFile());
      assertThat(image.getWidth()).isEqualTo(1600);
      assertThat(image.getHeight()).isEqualTo(1000);
      // Two hundred pixels are more than the legend alone has.
      assertThat(pixels(image, Palette.VERMILION.getRGB()) > 200).isEqualTo(epochs > 1);
    }
  }

  @Test
  void forecastsOfAnyNumberAndSizeAreDrawn(@TempDir Path folder) throws IOException {
    Predictions[] inputs = {
      Gallery.series(1, 300, 2.0, 0.01, 1),
      Gallery.series(2, 300, 2.0, 0.01, 1),
      Gallery.series(5, 300, 2.0, 0.01, 1),
      Gallery.series(400, 300, 2.0, 0, 1),
      Gallery.series(1_300, 300, 1.18, 0.00007, 3),
      Gallery.series(100_000, 300, 50_000, 30, 1),
      Gallery.series(300, 1, 0, 1e-9, 1),
    };
    for (Predictions input : inputs) {
      Path file = folder.resolve("predictions.png");
      Plots.write(file, view(input));

      assertThat(pixels(ImageIO.read(file.toFile()), Palette.BLUE.getRGB())).isPositive();
    }
  }

  @Test
  void aMachineWithoutFontsGivesOneSentence(@TempDir Path folder) {
    Path file = folder.resolve("predictions.png");

    for (Error error : new Error[] {new InternalError("fonts"), new UnsatisfiedLinkError()}) {
      assertThatThrownBy(() -> Plots.write(file, () -> fail(error)))
          .isInstanceOf(OutputException.class)
          .hasMessage(
              "Cannot draw " + file + ": Java needs fontconfig and a font such as DejaVu Sans.");
    }
    assertThatThrownBy(() -> Plots.write(file, () -> fail(new AWTError("No display."))))
        .isInstanceOf(OutputException.class)
        .hasMessage("Cannot draw " + file + ": No display.");
    assertThat(file).doesNotExist();
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "other systems do not ask fontconfig for fonts")
  void aRealMachineWithoutFontsGivesTheSentenceToo(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path config = folder.resolve("fonts.conf");
    Files.writeString(config, "<?xml version=\"1.0\"?><fontconfig><dir>/none</dir></fontconfig>");
    Path output = folder.resolve("output.txt");
    ProcessBuilder java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-Duser.home=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                Gallery.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    java.environment().put("FONTCONFIG_FILE", config.toString());

    assertThat(java.start().waitFor()).isEqualTo(1);
    assertThat(Files.readString(output, StandardCharsets.UTF_8))
        .contains(
            "OutputException: Cannot draw " + folder.resolve("history-0.png") + ": Java needs");
  }

  @Test
  void aLongNameEndsInDotsInsteadOfLeavingThePicture(@TempDir Path folder) {
    Path file = folder.resolve("predictions.png");
    Predictions input = Gallery.series(5, 300, 2.0, 0.01, 1);
    Metrics metrics = Metrics.of(input.actual(), input.forecast(), input.last(), 1);

    Plots.write(file, PredictionsView.of("long name ".repeat(50), "lstm", input, metrics, metrics));

    assertThat(file).isNotEmptyFile();
  }

  private static PredictionsView view(Predictions input) {
    return PredictionsView.of(
        "sample",
        "lstm",
        input,
        Metrics.of(input.actual(), input.forecast(), input.last(), 1),
        Metrics.of(input.actual(), input.last(), input.last(), 1));
  }

  private static BufferedImage fail(Error error) {
    throw error;
  }

  private static int pixels(BufferedImage image, int color) {
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += image.getRGB(x, y) == color ? 1 : 0;
      }
    }
    return count;
  }
}
