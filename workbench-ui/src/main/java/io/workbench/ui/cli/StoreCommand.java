package io.workbench.ui.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What can be done with the store of snapshots; each of it is a command of its own. */
@Command(
    name = "store",
    description = "Import, export, check, rebuild and tidy the store of market snapshots.",
    subcommands = {
      StoreImportCommand.class,
      StoreExportCommand.class,
      StoreCheckCommand.class,
      StoreRebuildCommand.class,
      StoreVacuumCommand.class,
    },
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "%nExamples:",
      "  ./workbench store import snapshots.csv --store market.db",
      "  ./workbench store check --store market.db --json"
    })
final class StoreCommand {
  @Mixin Answer answer;
}
