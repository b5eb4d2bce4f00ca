package io.workbench.train.loop;

import java.util.List;

/** Makes DL4J's listeners for each run that is carried out. */
public interface TrainingListeners extends AutoCloseable {
  /** No run is listened to. */
  TrainingListeners NONE = start -> List.of();

  /**
   * Called once for each run, in the run's own thread, when training is about to begin or to go on.
   *
   * @param start of the run that the listeners are to hear; its directory's name is the run's id
   */
  List<SampledListener> forRun(RunStart start);

  /** What hears the runs that other processes carry out for this one; nobody, as a rule. */
  default TravellingListeners travelling() {
    return TravellingListeners.NONE;
  }

  /** Called by whoever made them, when the last run has ended; what they hold on to is let go. */
  @Override
  default void close() {}
}
