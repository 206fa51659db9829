package dev.slipway.command;

import dev.slipway.cli.CommandLines;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ExitStatus;
import dev.slipway.cli.Failure;
import dev.slipway.cli.ForeignExit;
import dev.slipway.sandbox.Sandbox;
import dev.slipway.sandbox.SandboxException;
import dev.slipway.sandbox.SandboxServer;
import dev.slipway.sandbox.SandboxUnavailable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;

/** {@code slipway sandbox}: throw-away real servers on this computer. */
final class SandboxCommand implements Command {
  private static final Verbs VERBS =
      new Verbs("sandbox", List.of("images", "up", "list", "ssh", "down"));

  @Override
  public String name() {
    return "sandbox";
  }

  @Override
  public String summary() {
    return "boot throw-away real servers on this computer";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "slipway sandbox up debian12                   # a Debian 12 of that name",
        "slipway sandbox up web1 web2 --suite debian11 # two of another suite",
        "slipway sandbox up web1 --sudo-user app       # with an account that may use sudo",
        "slipway sandbox ssh web1 -- systemctl status  # one command; without one, a shell",
        "SLIPWAY_SSH_CONFIG=/run/slipway-sandbox/ssh_config slipway doctor web1",
        "slipway sandbox list",
        "slipway sandbox down web1                     # or --all: servers and leftovers",
        "slipway sandbox images --all                  # make every image now, a minute each");
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(
        CommandLines.oneOf(
            "WORD",
            "0..*",
            VERBS.names(),
            "images [SUITE...], up [NAME...], list, ssh NAME [-- COMMAND], or down NAME..."));
    spec.addOption(
        CommandLines.choice(
            "--suite",
            "SUITE",
            SandboxUp.labels(),
            "the Debian that up boots: " + SandboxUp.suites()));
    spec.addOption(
        CommandLines.value(
            "--sudo-user", "USER", "an account on what up boots that may use sudo, no password"));
    spec.addOption(CommandLines.flag("down: everything; images: every suite", "--all"));
  }

  @Override
  public ExitStatus run(Invocation invocation)
      throws Failure, SandboxException, IOException, InterruptedException {
    List<String> words = invocation.words();
    if (words.isEmpty()) {
      throw VERBS.missing();
    }
    String verb = words.getFirst();
    List<String> names = words.subList(1, words.size());
    return switch (verb) {
      case "images" -> SandboxImages.run(invocation, open(invocation), names);
      case "up" -> SandboxUp.run(invocation, open(invocation), names);
      case "list" -> list(invocation, names);
      case "ssh" -> ssh(invocation, names);
      case "down" -> down(invocation, names);
      default -> throw VERBS.unknown(verb);
    };
  }

  private static Sandbox open(Invocation invocation) throws Failure, SandboxUnavailable {
    String label =
        invocation.console().environment().getOrDefault(Sandbox.VARIABLE, Sandbox.STANDARD);
    Set<String> said = ConcurrentHashMap.newKeySet(); // several servers, one note
    Consumer<String> notices =
        notice -> {
          if (said.add(notice)) {
            invocation.err().println("note: " + notice);
          }
        };
    try {
      return Sandbox.open(label, notices);
    } catch (IllegalArgumentException e) {
      throw Failure.usage(Sandbox.VARIABLE + ": " + e.getMessage());
    }
  }

  private static ExitStatus list(Invocation invocation, List<String> names)
      throws Failure, SandboxUnavailable {
    if (!names.isEmpty()) {
      throw Failure.usage("sandbox list: takes no names; it shows every server");
    }
    SandboxReport.print(invocation, open(invocation).list());
    return ExitCode.FINE;
  }

  private static ExitStatus ssh(Invocation invocation, List<String> names)
      throws Failure, SandboxUnavailable, IOException, InterruptedException {
    if (names.isEmpty()) {
      throw Failure.usage("sandbox ssh: which server? See: slipway sandbox list");
    }
    SandboxServer server = find(open(invocation), names.getFirst());
    List<String> words =
        new ArrayList<>(List.of("ssh", "-F", server.sshConfig().toString(), server.name()));
    words.addAll(names.subList(1, names.size()));
    invocation.out().flush();
    return new ForeignExit(new ProcessBuilder(words).inheritIO().start().waitFor());
  }

  private static ExitStatus down(Invocation invocation, List<String> names)
      throws Failure, SandboxException {
    Sandbox sandbox = open(invocation);
    boolean all = invocation.has("--all");
    if (all == !names.isEmpty()) {
      throw Failure.usage("sandbox down: name the servers, or say --all");
    }
    List<String> gone;
    if (all) {
      gone = sandbox.downAll();
    } else {
      for (String name : names) {
        if (!sandbox.knows(name)) {
          throw unknownServer(sandbox, name);
        }
      }
      for (String name : names) {
        sandbox.down(name);
      }
      gone = names;
    }
    SandboxReport.printDown(invocation, gone);
    return ExitCode.FINE;
  }

  private static SandboxServer find(Sandbox sandbox, String name) throws Failure {
    return sandbox.find(name).orElseThrow(() -> unknownServer(sandbox, name));
  }

  private static Failure unknownServer(Sandbox sandbox, String name) {
    List<String> up = sandbox.list().stream().map(SandboxServer::name).toList();
    return Failure.usage(
        "sandbox: no server \""
            + name
            + "\" is up"
            + (up.isEmpty()
                ? "; there is none. Boot it: slipway sandbox up " + name
                : "; there are: " + String.join(", ", up)));
  }
}
