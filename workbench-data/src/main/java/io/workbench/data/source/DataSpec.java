package io.workbench.data.source;

import java.nio.file.Path;
import java.util.List;

/** Where a run's snapshots come from. */
public sealed interface DataSpec permits CsvSpec, StoreSpec, SyntheticSpec, PanelSpec {
  /** The kinds as a run's YAML names them. */
  List<String> KINDS = List.of(CsvSpec.KIND, StoreSpec.KIND, SyntheticSpec.KIND, PanelSpec.KIND);

  /** The kind's name, one of {@link #KINDS}. */
  String kind();

  /** The files that are read, in order; none for data that is made or kept elsewhere. */
  default List<Path> files() {
    return List.of();
  }
}
