package dev.slipway.command;

import dev.slipway.cli.CommandLines;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.Failure;
import dev.slipway.report.Json;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code slipway completion}: what a shell needs to complete command lines of Slipway. */
final class CompletionCommand implements Command {
  private static final List<String> SHELLS = List.of("bash", "zsh");

  private record Report(String schema, String shell, String script) {}

  @Override
  public String name() {
    return "completion";
  }

  @Override
  public String summary() {
    return "print the completion of bash or zsh";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "eval \"$(slipway completion bash)\"   # in ~/.bashrc",
        "slipway completion zsh >~/.zfunc/_slipway   # a directory of $fpath");
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(CommandLines.oneOf("SHELL", "1", SHELLS, "bash or zsh"));
  }

  @Override
  public ExitCode run(Invocation invocation) throws Failure {
    if (invocation.words().size() != 1) {
      throw Failure.usage("completion: of which shell? As in: slipway completion bash");
    }
    String shell = invocation.words().getFirst();
    List<Completion> completions = Commands.ALL.stream().map(Completion::of).toList();
    String script =
        switch (shell) {
          case "bash" -> BashCompletion.script(completions);
          case "zsh" -> ZshCompletion.script(completions);
          default ->
              throw Failure.usage(
                  "completion: \"" + shell + "\" is not known; it is there for bash and zsh");
        };
    if (invocation.json()) {
      invocation.out().println(Json.text(new Report("slipway/completion/1", shell, script)));
    } else {
      invocation.out().print(script);
    }
    return ExitCode.FINE;
  }
}
