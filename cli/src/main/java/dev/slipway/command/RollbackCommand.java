package dev.slipway.command;

import dev.slipway.cli.CommandLines;
import dev.slipway.cli.ExitStatus;
import dev.slipway.cli.Failure;
import dev.slipway.model.ReleaseId;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code slipway rollback}: goes back to a release that was proved before. */
final class RollbackCommand implements Command {
  @Override
  public String name() {
    return "rollback";
  }

  @Override
  public String summary() {
    return "go back to a release that was proved before, and prove it again";
  }

  @Override
  public List<String> examples() {
    return List.of("slipway rollback web1", "slipway rollback web1 --to 20261124T031500Z-1f0c9a52");
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addOption(
        CommandLines.value("--to", "RELEASE", "this release; slipway releases lists them"));
    spec.addOption(
        CommandLines.value("--service", "NAME", "the service, where there is no project"));
    spec.addOption(CommandLines.flag("replace a unit that Slipway did not write", "--adopt"));
    spec.addOption(CommandLines.flag("restart even when nothing has to be done", "--restart"));
    spec.addOption(CommandLines.flag("wait while another deploy holds the lease", "--wait"));
    spec.addPositional(CommandLines.words("TARGET", "0..*", "targets or servers"));
  }

  @Override
  public ExitStatus run(Invocation invocation) throws Exception {
    var to = release(invocation, "--to");
    try (var servers = ServiceLook.at(invocation)) {
      return new Transactions(invocation)
          .run(
              servers,
              (deployment, server, state) ->
                  deployment.rollback(server.remote(), state, to, Preparation.wish(invocation)));
    }
  }

  /** The release that this option names. */
  static Optional<ReleaseId> release(Invocation invocation, String option) throws Failure {
    var text = invocation.option(option);
    if (text.isPresent() && !ReleaseId.isReleaseId(text.get())) {
      throw Failure.usage(
          option
              + " "
              + text.get()
              + ": not a release id like 20261124T031500Z-1f0c9a52. See: slipway releases");
    }
    return text.map(ReleaseId::new);
  }
}
