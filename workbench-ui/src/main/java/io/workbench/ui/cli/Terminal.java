package io.workbench.ui.cli;

/** What the launcher found out about where our output goes. */
record Terminal(boolean stdout, boolean stderr, int columns) {
  private static final int USUAL_COLUMNS = 100;

  static Terminal ofThisProcess() {
    return new Terminal(
        Boolean.getBoolean("workbench.stdout.terminal"),
        Boolean.getBoolean("workbench.stderr.terminal"),
        Integer.getInteger("workbench.columns", USUAL_COLUMNS));
  }
}
