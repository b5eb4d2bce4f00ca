package io.workbench.data.source;

import java.util.List;

/** Where a run's snapshots come from. */
public sealed interface DataSpec permits CsvSpec, StoreSpec, SyntheticSpec {
  /** The kinds as a run's YAML names them. */
  List<String> KINDS = List.of(CsvSpec.KIND, StoreSpec.KIND, SyntheticSpec.KIND);

  /** The kind's name, one of {@link #KINDS}. */
  String kind();
}
