package io.workbench.ui.page;

import io.workbench.ui.serve.EventStream;

/** Something in the results folder that pages follow. */
interface Watched {
  /** Looks at the files and publishes what has changed. */
  void refresh();

  /** What has changed, in order. */
  EventStream stream();

  /** Whether any page follows it. */
  default boolean isRead() {
    return stream().isRead();
  }
}
