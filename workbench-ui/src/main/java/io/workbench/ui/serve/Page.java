package io.workbench.ui.serve;

import java.util.List;

/** One page of the browser: its HTML and the addresses that it asks. */
public interface Page {
  /** All that it answers. */
  List<Route> routes();
}
