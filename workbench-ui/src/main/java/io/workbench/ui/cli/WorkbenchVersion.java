package io.workbench.ui.cli;

import io.workbench.train.run.CodeVersion;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class WorkbenchVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"workbench " + CodeVersion.workbench()};
  }
}
