package io.workbench.train.sweep;

/** A cluster, not a run, is at fault; the message is one sentence for a person. */
public final class ClusterException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean gone;

  /**
   * A fault of a cluster.
   *
   * @param gone whether the cluster is of no more use; else only the run has failed
   */
  public ClusterException(String sentence, boolean gone, Throwable cause) {
    super(sentence, cause);
    this.gone = gone;
  }

  /** Whether the cluster is of no more use. */
  public boolean isGone() {
    return gone;
  }
}
