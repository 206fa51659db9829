package dev.slipway.check;

import dev.slipway.fact.Fact;
import dev.slipway.fact.ServerFacts;
import dev.slipway.fact.Systemd;
import dev.slipway.finding.Finding;
import dev.slipway.format.envfile.EnvironmentFile;
import dev.slipway.format.unit.EffectiveUnit;
import dev.slipway.format.unit.UnitFile;
import dev.slipway.model.Declaration;
import dev.slipway.model.ServiceName;
import dev.slipway.model.SystemdVersion;
import java.util.List;
import java.util.Optional;
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
