package io.workbench.train.loop;

import io.workbench.data.window.Windows;
import io.workbench.models.kernel.CompiledNetwork;
import io.workbench.models.kernel.EngineSettings;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** Forecasts with a compiled network, block by block. */
final class CompiledForecast {
  private static final int BLOCK = 256;
  private static final long NO_DROPOUT = 0;

  private CompiledForecast() {}

  /** Standardised forecasts of all windows in their own order, on all cores, without dropout. */
  static float[] of(ComputationGraph graph, Windows windows) {
    int cores = Runtime.getRuntime().availableProcessors();
    EngineSettings settings = new EngineSettings(cores, Double.POSITIVE_INFINITY, NO_DROPOUT);
    try (CompiledNetwork network = CompiledNetwork.compile(graph, settings)) {
      return of(network, windows);
    }
  }

  /** The same with a network that is compiled already. */
  static float[] of(CompiledNetwork network, Windows windows) {
    int length = windows.steps() * windows.features();
    float[] forecasts = new float[windows.size()];
    int most = Math.min(BLOCK, forecasts.length);
    float[] block = new float[most * length];
    float[] outputs = new float[most];
    for (int from = 0; from < forecasts.length; from += most) {
      int count = Math.min(most, forecasts.length - from);
      for (int window = 0; window < count; window++) {
        windows.copyWindow(from + window, block, window * length);
      }
      network.predict(block, count, windows.steps(), outputs);
      System.arraycopy(outputs, 0, forecasts, from, count);
    }
    return forecasts;
  }
}
