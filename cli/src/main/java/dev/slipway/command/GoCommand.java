package dev.slipway.command;

import dev.slipway.cli.CommandLines;
import dev.slipway.cli.ExitStatus;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code slipway go}: the Go toolchains of this computer and of servers. */
final class GoCommand implements Command {
  private static final Verbs VERBS = new Verbs("go", List.of("list"));

  @Override
  public String name() {
    return "go";
  }

  @Override
  public String summary() {
    return "show every Go here or on servers, and which one really runs";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "slipway go list                       # every Go of this computer",
        "slipway go list web1 root@web2        # of these servers",
        "slipway go list web1 --format json");
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(
        CommandLines.oneOf(
            "WORD",
            "0..*",
            VERBS.names(),
            "list [TARGET]...: targets or servers; this computer without one"));
    spec.addOption(
        CommandLines.choice(
            "--fail-on",
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
    var rest = words.subList(1, words.size());
    return switch (words.getFirst()) {
      case "list" -> GoList.run(invocation, rest);
      default -> throw VERBS.unknown(words.getFirst());
    };
  }
}
