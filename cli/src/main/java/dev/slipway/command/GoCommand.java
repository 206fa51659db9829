package dev.slipway.command;

import dev.slipway.cli.CommandLines;
import dev.slipway.cli.ExitStatus;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** {@code slipway go}: the Go toolchains of this computer and of servers. */
final class GoCommand implements Command {
  private static final String FAIL_ON = "--fail-on";

  private static final Verbs VERBS =
      new Verbs("go", List.of("list", "install", "use", "run", "remove"));

  private static final Map<String, List<String>> OPTIONS =
      Map.of(
          GoInstallOnServers.SERVERS,
          List.of("install", "remove"),
          GoInstallOnServers.PROFILE,
          List.of("install"),
          GoInstallOnServers.PROVE,
          List.of("install"),
          GoUse.PROJECT,
          List.of("use"),
          GoList.FIX,
          List.of("list"),
          FAIL_ON,
          List.of("list"));

  @Override
  public String name() {
    return "go";
  }

  @Override
  public String summary() {
    return "list, install, use, run and remove Go toolchains, here and on servers";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "slipway go list                       # every Go of this computer",
        "slipway go list web1 root@web2        # of these servers",
        "slipway go install 1.26               # its newest release, verified",
        "slipway go install auto --on web1     # what go.mod asks for, sent to a server",
        "slipway go use 1.26.8                 # which one go is, for this user",
        "slipway go run 1.26.8 -- build ./...  # this release, whatever the PATH says",
        "slipway go remove 1.26.8 --on web1");
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(
        CommandLines.oneOf(
            "WORD",
            "0..*",
            VERBS.names(),
            "list [TARGET]..., or install, use, run, remove with a release: 1.26.8, 1.26 (the"
                + " newest of it), auto (what go.mod asks for); run takes words for go after"
                + " \"--\""));
    spec.addOption(
        CommandLines.values(
            GoInstallOnServers.SERVERS,
            "TARGET",
            "install, remove: on a target's servers, or one"));
    spec.addOption(
        CommandLines.flag(
            "install: on servers, put it on the PATH of login shells (/etc/profile.d)",
            GoInstallOnServers.PROFILE));
    spec.addOption(
        CommandLines.flag(
            "install: let it build a module from an empty environment, and run that",
            GoInstallOnServers.PROVE));
    spec.addOption(CommandLines.flag("use: for this project, in its go.mod", GoUse.PROJECT));
    spec.addOption(
        CommandLines.flag(
            "list: on servers, after a yes, put a whole Go in the place of a broken /usr/local/go",
            GoList.FIX));
    spec.addOption(
        CommandLines.choice(
            FAIL_ON,
            "SEVERITY",
            List.of("blocker", "risk", "advice"),
            "list: exit 1 from this severity on: blocker (default), risk or advice"));
  }

  @Override
  public ExitStatus run(Invocation invocation) throws Exception {
    var words = invocation.words();
    if (words.isEmpty()) {
      throw VERBS.missing();
    }
    VERBS.refuseOptions(invocation, words.getFirst(), OPTIONS);
    var rest = words.subList(1, words.size());
    return switch (words.getFirst()) {
      case "list" -> GoList.run(invocation, rest);
      case "install" -> GoInstall.run(invocation, rest);
      case "use" -> GoUse.run(invocation, rest);
      case "run" -> GoRun.run(invocation, rest);
      case "remove" -> GoRemove.run(invocation, rest);
      default -> throw VERBS.unknown(words.getFirst());
    };
  }
}
