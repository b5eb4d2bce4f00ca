package io.workbench.train.loop;

import io.workbench.data.InputException;
import io.workbench.data.window.Windows;
import io.workbench.models.kernel.KernelProvider;
import io.workbench.models.kernel.UnsupportedGraphException;
import io.workbench.train.backend.Backend;
import io.workbench.train.spec.EngineChoice;
import io.workbench.train.spec.RunSpec;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Picks the engine of a run, or of forecasts with a trained network. */
public final class Engines {
  private static final Logger LOG = LoggerFactory.getLogger(Engines.class);

  private Engines() {}

  /**
   * A new network of the spec's kind in the engine that the spec asks for; {@code auto} is the
   * compiled one where the Vector API is there and the graph is supported, or else DL4J. On CUDA it
   * is always DL4J: the compiled kernels compute on the CPU.
   *
   * @param features inputs a step
   */
  public static Engine create(RunSpec spec, int features) {
    EngineChoice choice = choiceHere(spec.training().engine());
    if (choice == EngineChoice.DL4J) {
      return dl4j(spec, features);
    }
    RunSeeds seeds = RunSeeds.of(spec.seed());
    try {
      return new CompiledEngine(spec.model(), features, spec.training(), seeds);
    } catch (UnsupportedGraphException e) {
      if (choice == EngineChoice.COMPILED) {
        throw new InputException(
            "training.engine must be auto or dl4j for this network: " + e.getMessage(), e);
      }
      LOG.info("Engine dl4j: {}", e.getMessage());
      return dl4j(spec, features);
    }
  }

  /**
   * Standardised forecasts of all windows in their own order, without dropout, from a network that
   * is trained already, in the engine that {@code auto} picks.
   */
  public static float[] forecast(ComputationGraph graph, Windows windows) {
    if (choiceHere(EngineChoice.AUTO) == EngineChoice.DL4J) {
      return GraphForecast.of(graph, windows);
    }
    try {
      return CompiledForecast.of(graph, windows);
    } catch (UnsupportedGraphException e) {
      LOG.info("Engine dl4j: {}", e.getMessage());
      return GraphForecast.of(graph, windows);
    }
  }

  /** Refuses what the backend that ND4J runs on cannot compute. */
  public static void requirePossible(EngineChoice asked) {
    choice(asked, Backend.running());
  }

  /** What is left of a choice in this JVM. */
  private static EngineChoice choiceHere(EngineChoice asked) {
    EngineChoice choice = choice(asked, Backend.running());
    if (choice == EngineChoice.AUTO && !KernelProvider.vectorApi()) {
      LOG.info("Engine dl4j: the JVM was started without --add-modules jdk.incubator.vector.");
      return EngineChoice.DL4J;
    }
    return choice;
  }

  /** What is left of a choice on a backend. */
  static EngineChoice choice(EngineChoice asked, Backend backend) {
    if (backend == Backend.CPU) {
      return asked;
    }
    if (asked == EngineChoice.COMPILED) {
      throw new InputException(
          "training.engine must be auto or dl4j with --backend cuda, but was compiled: the compiled kernels compute on the CPU.");
    }
    return EngineChoice.DL4J;
  }

  private static Engine dl4j(RunSpec spec, int features) {
    return new Dl4jEngine(spec.model(), features, spec.training(), spec.seed());
  }
}
