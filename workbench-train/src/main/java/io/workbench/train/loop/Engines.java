package io.workbench.train.loop;

import io.workbench.data.InputException;
import io.workbench.models.kernel.UnsupportedGraphException;
import io.workbench.train.spec.EngineChoice;
import io.workbench.train.spec.RunSpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Picks the engine of a run. */
public final class Engines {
  private static final Logger LOG = LoggerFactory.getLogger(Engines.class);

  private Engines() {}

  /**
   * A new network of the spec's kind in the engine that the spec asks for; {@code auto} is the
   * compiled one where the Vector API is there and the graph is supported, or else DL4J.
   *
   * @param features inputs a step
   */
  public static Engine create(RunSpec spec, int features) {
    EngineChoice choice = spec.training().engine();
    if (choice == EngineChoice.DL4J) {
      return dl4j(spec, features);
    }
    if (choice == EngineChoice.AUTO && !CompiledEngine.isFast()) {
      LOG.info("Engine dl4j: the JVM was started without --add-modules jdk.incubator.vector.");
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

  private static Engine dl4j(RunSpec spec, int features) {
    return new Dl4jEngine(spec.model(), features, spec.training(), spec.seed());
  }
}
