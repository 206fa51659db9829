package dev.slipway.check;

import dev.slipway.fact.Account;
import dev.slipway.fact.Accounts;
import dev.slipway.fact.Fact;
import dev.slipway.fact.FileCapabilities;
import dev.slipway.fact.InstalledUnit;
import dev.slipway.fact.PathNode;
import dev.slipway.fact.Paths;
import dev.slipway.fact.ServerFacts;
import dev.slipway.fact.Systemd;
import dev.slipway.fact.UnprivilegedPorts;
import dev.slipway.finding.Finding;
import dev.slipway.format.envfile.EnvironmentFile;
import dev.slipway.format.unit.EffectiveUnit;
import dev.slipway.format.unit.UnitFile;
import dev.slipway.model.Declaration;
import dev.slipway.model.Run;
import dev.slipway.model.ServiceName;
import dev.slipway.model.SystemdVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Subjects for tests: a service hello on web1 with systemd 252. */
public final class Given {
  public static final SystemdVersion V252 = new SystemdVersion(252);

  private Given() {}

  /** A server of which nothing but its systemd is known. */
  public static Subject server() {
    return server(252);
  }

  public static Subject server(int systemd) {
    return Subject.on(ServerFacts.of("web1").with(Systemd.of(systemd), "systemctl --version"));
  }

  /** The own unit deploy/hello.service of the project. */
  public static Subject unit(String text) {
    return server().with(own(text)).with(Declaration.of(new ServiceName("hello")));
  }

  public static Fact<CheckedUnit> own(String text) {
    return checked(CheckedUnit.Kind.OWN, "deploy/hello.service", text);
  }

  /** The unit found on the server, without a project. */
  public static Fact<CheckedUnit> installed(String text) {
    return checked(CheckedUnit.Kind.INSTALLED, "/etc/systemd/system/hello.service", text);
  }

  /** The unit made from slipway.yaml. */
  public static Fact<CheckedUnit> generated(String text) {
    return checked(CheckedUnit.Kind.GENERATED, "hello.service", text);
  }

  private static Fact<CheckedUnit> checked(CheckedUnit.Kind kind, String source, String text) {
    var unit = EffectiveUnit.of(UnitFile.parse(source, text));
    return Fact.known(new CheckedUnit("hello.service", kind, unit), source);
  }

  /** A file of the project that is sent. */
  public static CheckedEnvironmentFile sent(String text) {
    return new CheckedEnvironmentFile(
        "/etc/hello/hello.env",
        false,
        Optional.of("hello.env"),
        Fact.known(Optional.of(EnvironmentFile.parse("hello.env", text, V252)), "hello.env"));
  }

  /** A file that is on the server already. */
  public static CheckedEnvironmentFile onServer(String text) {
    return new CheckedEnvironmentFile(
        "/etc/hello.env",
        false,
        Optional.empty(),
        Fact.known(Optional.of(EnvironmentFile.parse("/etc/hello.env", text, V252)), "cat"));
  }

  /** A file that the unit names and that is nowhere. */
  public static CheckedEnvironmentFile missing(boolean optional) {
    return new CheckedEnvironmentFile(
        "/etc/hello.env", optional, Optional.empty(), Fact.known(Optional.empty(), "ls"));
  }

  /** A file that could not be read. */
  public static CheckedEnvironmentFile unread() {
    return new CheckedEnvironmentFile(
        "/etc/hello.env", false, Optional.empty(), Fact.unknown("Permission denied", "root"));
  }

  /** Facts of web1: its systemd alone. */
  public static ServerFacts facts() {
    return ServerFacts.of("web1").with(Systemd.of(252), "systemctl --version");
  }

  /** The user app (999) of the groups app and www-data (33), and the group www; without these. */
  public static Accounts accounts(String... lacking) {
    var users = new HashMap<String, Optional<Account>>();
    users.put("app", Optional.of(new Account("app", 999, 999, Set.of(999L, 33L), "/nonexistent")));
    var groups = new HashMap<String, Optional<Long>>();
    groups.put("app", Optional.of(999L));
    groups.put("www", Optional.of(34L));
    for (var name : lacking) {
      users.put(name, Optional.empty());
      groups.put(name, Optional.empty());
    }
    return new Accounts(users, groups);
  }

  /**
   * Paths, one a line: {@code d 0755 0 0 /srv}, {@code f} for a file, {@code a} for a directory
   * with an access control list, {@code l TARGET PATH} for a link, {@code - PATH} for nothing.
   */
  public static Paths paths(String... lines) {
    var nodes = new HashMap<String, PathNode>();
    for (var line : lines) {
      var words = line.split(" ");
      nodes.put(
          words[words.length - 1],
          switch (words[0]) {
            case "-" -> new PathNode.Missing();
            case "l" -> new PathNode.Link(words[1]);
            default ->
                new PathNode.Entry(
                    words[0].equals("f") ? PathNode.Kind.FILE : PathNode.Kind.DIRECTORY,
                    Integer.parseInt(words[1], 8),
                    Long.parseLong(words[2]),
                    Long.parseLong(words[3]),
                    words[0].equals("a"));
          });
    }
    return new Paths(nodes);
  }

  /** The installed unit in this state. */
  public static InstalledUnit state(
      String load, String file, String active, String result, boolean needsReload) {
    return state(load, file, active, result, needsReload, false);
  }

  public static InstalledUnit state(
      String load, String file, String active, String result, boolean needsReload, boolean dropIn) {
    var path = "/etc/systemd/system/hello.service";
    var more = UnitFile.parse(path + ".d/x.conf", "[Service]\nUMask=0077\n");
    var unit =
        new EffectiveUnit(
            UnitFile.parse(path, "[Service]\nExecStart=/x\n"), dropIn ? List.of(more) : List.of());
    return new InstalledUnit(
        load,
        file,
        active,
        "running",
        result,
        0,
        needsReload,
        path,
        List.of(),
        List.of(),
        Optional.of(unit),
        unit.dropIns());
  }

  public static FileCapabilities capability(String path, String name) {
    return new FileCapabilities(Map.of(path, name.isEmpty() ? Set.of() : Set.of(name)));
  }

  /** The service hello with these ports and writable paths. */
  public static Declaration declaring(List<Integer> ports, List<String> writable) {
    var hello = Declaration.of(new ServiceName("hello"));
    var run = hello.run();
    return new Declaration(
        hello.service(),
        hello.executable(),
        new Run(
            run.user(),
            run.args(),
            run.env(),
            run.envFiles(),
            ports,
            run.workingDirectory(),
            writable,
            run.capabilities(),
            run.memory(),
            run.sandbox()),
        hello.unit(),
        hello.health(),
        hello.keep(),
        Optional.empty(),
        hello.targets(),
        hello.places());
  }

  /**
   * The own unit of a service on port 80 with these lines from line 4 on; the file that runs now
   * has this capability.
   */
  public static Subject lowPort(int systemd, String capability, String... lines) {
    var unit =
        "[Service]\nUser=hello\nExecStart=/opt/hello/current/hello\n"
            + String.join("\n", lines)
            + "\n";
    var facts =
        ServerFacts.of("web1")
            .with(Systemd.of(systemd), "systemctl --version")
            .with(new UnprivilegedPorts(1024), "sysctl")
            .with(capability("/opt/hello/current/hello", capability), "getcap");
    return Subject.on(facts).with(declaring(List.of(80), List.of())).with(own(unit));
  }

  /** Each finding as {@code ID severity place}. */
  public static List<String> brief(Stream<Finding> findings) {
    return findings
        .map(
            finding ->
                finding.id()
                    + " "
                    + finding.severity().word()
                    + " "
                    + finding.evidence().getFirst().source())
        .toList();
  }
}
