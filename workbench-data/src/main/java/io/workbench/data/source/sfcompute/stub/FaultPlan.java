package io.workbench.data.source.sfcompute.stub;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Which requests meet with which fault; asked once a request, by several threads. */
@FunctionalInterface
public interface FaultPlan {
  /** The fault of the next request; {@code null} for an honest answer. */
  @Nullable Fault next();

  /** No request. */
  static FaultPlan none() {
    return () -> null;
  }

  /** Every request. */
  static FaultPlan always(Fault fault) {
    return () -> fault;
  }

  /** The first requests, one fault each. */
  static FaultPlan first(Fault... faults) {
    Queue<Fault> left = new ArrayDeque<>(List.of(faults));
    return () -> {
      synchronized (left) {
        return left.poll();
      }
    };
  }

  /**
   * A share of the requests, by chance.
   *
   * @param share from 0 to 1
   */
  static FaultPlan random(long seed, double share, Collection<Fault> faults) {
    List<Fault> choice = List.copyOf(faults);
    Random random = new Random(seed);
    return () -> {
      synchronized (random) {
        return random.nextDouble() < share ? choice.get(random.nextInt(choice.size())) : null;
      }
    };
  }
}
