package io.workbench.train.loop;

import java.io.Serializable;
import java.nio.file.Path;

/** Listeners on their way to the process that carries a run out. */
public interface TravellingListeners extends Serializable {
  /** No run is listened to. */
  TravellingListeners NONE = new Nobody();

  /**
   * Called where the run is carried out.
   *
   * @param folder of the run where the listeners come from
   */
  TrainingListeners arrive(Path folder);

  /** Listens to nothing; no lambda, since those travel badly between class loaders. */
  record Nobody() implements TravellingListeners {
    @Override
    public TrainingListeners arrive(Path folder) {
      return TrainingListeners.NONE;
    }
  }
}
