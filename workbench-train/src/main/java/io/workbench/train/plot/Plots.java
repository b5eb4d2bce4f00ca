package io.workbench.train.plot;

import io.workbench.data.AtomicFiles;
import io.workbench.data.OutputException;
import java.awt.AWTError;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Writes pictures as PNG. A picture that cannot be drawn or written gives an {@link
 * OutputException}: a caller whose result matters more than its picture prints the sentence as a
 * warning and goes on.
 */
public final class Plots {
  private Plots() {}

  /** Writes the picture of a training. */
  public static void write(Path file, TrainingHistoryView view) {
    write(file, () -> TrainingHistoryPlot.draw(view));
  }

  /** Writes the picture of a model's forecasts. */
  public static void write(Path file, PredictionsView view) {
    write(file, () -> PredictionsPlot.draw(view));
  }

  static void write(Path file, Supplier<BufferedImage> drawing) {
    BufferedImage image = draw(file, drawing);
    AtomicFiles.write(file, out -> encode(image, out));
  }

  private static BufferedImage draw(Path file, Supplier<BufferedImage> drawing) {
    try {
      return drawing.get();
    } catch (InternalError | LinkageError noFonts) {
      // InternalError without fontconfig or a font, LinkageError without FreeType or AWT's library.
      throw withoutFonts(file, noFonts);
    } catch (RuntimeException fault) {
      throw isOfFonts(fault) ? withoutFonts(file, fault) : fault;
    } catch (AWTError noDisplay) {
      throw new OutputException("Cannot draw " + file + ": " + noDisplay.getMessage(), noDisplay);
    }
  }

  /** Newer ones than Java 17 say by a plain exception that there are none. */
  private static boolean isOfFonts(RuntimeException fault) {
    StackTraceElement[] trace = fault.getStackTrace();
    return trace.length > 0 && trace[0].getClassName().matches("sun\\.(awt|font)\\..*");
  }

  private static OutputException withoutFonts(Path file, Throwable fault) {
    return new OutputException(
        "Cannot draw " + file + ": Java needs fontconfig and a font such as DejaVu Sans.", fault);
  }

  /** Without ImageIO's own cache, which is a file in a folder that may be full. */
  private static void encode(BufferedImage image, OutputStream out) throws IOException {
    try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      ImageIO.write(image, "png", stream);
    }
  }
}
