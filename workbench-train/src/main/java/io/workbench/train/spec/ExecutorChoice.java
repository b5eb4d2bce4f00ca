package io.workbench.train.spec;

/** Where a sweep's trials run. */
public enum ExecutorChoice {
  /** In this process. */
  LOCAL,
  /** As tasks of an Apache Spark cluster. */
  SPARK
}
