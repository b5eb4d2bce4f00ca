package io.workbench.train.sweep;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a sweep's trials run when they do not run in this process.
 *
 * @param master address of the cluster, such as {@code spark://host:7077}, {@code
 *     k8s://https://host:6443} or {@code local[*]}; absent for what the cluster's own settings say
 * @param settings of the cluster by their own names, which win over its defaults file
 * @param jars the workbench itself, shipped to every machine that runs trials; none where the
 *     machines have it already
 */
public record ClusterSettings(
    @Nullable String master, Map<String, String> settings, List<Path> jars) {
  /** Nothing is said. */
  public static final ClusterSettings NONE = new ClusterSettings(null, Map.of(), List.of());
}
