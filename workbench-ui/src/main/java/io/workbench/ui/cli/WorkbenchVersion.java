package io.workbench.ui.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class WorkbenchVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Main.class.getPackage().getImplementationVersion();
    return new String[] {"workbench " + (version == null ? "(not packaged)" : version)};
  }
}
