package dev.slipway.command;

import dev.slipway.cli.CommandLines;
import dev.slipway.cli.ExitStatus;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code slipway resume}: ends what a deploy that was cut off left. */
final class ResumeCommand implements Command {
  @Override
  public String name() {
    return "resume";
  }

  @Override
  public String summary() {
    return "end a deploy that was cut off: confirm what is well, else go back";
  }

  @Override
  public List<String> examples() {
    return List.of("slipway resume web1");
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addOption(
        CommandLines.value("--service", "NAME", "the service, where there is no project"));
    spec.addOption(CommandLines.flag("wait while another deploy holds the lease", "--wait"));
    spec.addPositional(CommandLines.words("TARGET", "0..*", "targets or servers"));
  }

  @Override
  public ExitStatus run(Invocation invocation) throws Exception {
    try (var servers = ServiceLook.at(invocation)) {
      return new Transactions(invocation)
          .run(servers, (deployment, server, state) -> deployment.resume(server.remote(), state));
    }
  }
}
