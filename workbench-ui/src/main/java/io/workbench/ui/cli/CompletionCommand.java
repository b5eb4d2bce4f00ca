package io.workbench.ui.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the script with which a shell completes commands and options. */
@Command(
    name = "generate-completion",
    description = "Print the script with which bash or zsh completes commands and options.",
    footer = "%nExample: source <(./workbench generate-completion)")
final class CompletionCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin Answer answer;

  @Override
  public Integer call() {
    CommandLine workbench = spec.root().commandLine();
    String script = AutoComplete.bash(workbench.getCommandName(), workbench);
    spec.commandLine().getOut().println(script.stripTrailing());
    return 0;
  }
}
