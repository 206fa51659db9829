package dev.slipway.acceptance.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.SandboxServer;
import dev.slipway.testkit.launcher.Launcher;
import dev.slipway.testkit.server.OnServers;
import dev.slipway.testkit.server.ServerTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

/**
 * {@code slipway unit score} gives the number that {@code systemd-analyze security} of Debian 11,
 * 12 and 13 gives the same unit once it is loaded, and from 252 on also as a file.
 */
@OnServers
class ScoreAgainstSystemdTest {
  private static final Pattern OVERALL =
      Pattern.compile("Overall exposure level for \\S+: (\\d+\\.\\d) ([A-Z]+)");

  private static final int OFFLINE_SINCE = 252;

  /** From bare to tight; each sets PrivateMounts=, which {@code --offline} takes for itself. */
  private static final List<String> SANDBOXES =
      List.of(
          "",
          "User=nobody",
          "User=daemon",
          "NoNewPrivileges=yes\nPrivateTmp=yes",
          "DynamicUser=yes",
          "User=daemon\nCapabilityBoundingSet=\nAmbientCapabilities=",
          "CapabilityBoundingSet=CAP_NET_BIND_SERVICE\nAmbientCapabilities=CAP_NET_BIND_SERVICE",
          "CapabilityBoundingSet=~CAP_SYS_ADMIN CAP_SYS_PTRACE",
          "ProtectSystem=full\nProtectHome=read-only\nPrivateDevices=yes",
          "ProtectSystem=strict\nProtectHome=tmpfs\nProtectProc=invisible\nProcSubset=pid",
          "SystemCallFilter=@system-service\nSystemCallFilter=~@privileged @resources",
          "SystemCallFilter=~@mount @clock\nSystemCallArchitectures=native",
          "RestrictNamespaces=yes\nRestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX",
          "RestrictNamespaces=user mnt\nRestrictAddressFamilies=~AF_PACKET",
          "PrivateNetwork=yes\nIPAddressDeny=any\nUMask=0077\nLockPersonality=yes");

  @TempDir Path directory;

  @ServerTest
  void isTheNumberOfTheRealTool(SandboxServer server) throws Exception {
    var version =
        server.exec("systemctl --version").out().lines().findFirst().orElseThrow().split(" ")[1];
    var scores = new ArrayList<String>();
    for (int i = 0; i < SANDBOXES.size(); i++) {
      var name = "score%02d.service".formatted(i);
      var unit = "[Service]\nExecStart=/bin/true\nPrivateMounts=yes\n" + SANDBOXES.get(i) + "\n";
      Files.writeString(directory.resolve(name), unit);
      Files.writeString(server.root().resolve("etc/systemd/system/" + name), unit);
    }
    server.sh("systemctl daemon-reload");
    for (int i = 0; i < SANDBOXES.size(); i++) {
      var name = "score%02d.service".formatted(i);
      var ours = score(name, version);
      scores.add(ours);
      assertThat(ours)
          .as("loaded under %s: %s", version, SANDBOXES.get(i))
          .isEqualTo(overall(server, "systemd-analyze --no-pager security " + name));
      if (Integer.parseInt(version) >= OFFLINE_SINCE) {
        assertThat(ours)
            .as("offline under %s: %s", version, SANDBOXES.get(i))
            .isEqualTo(
                overall(
                    server,
                    "systemd-analyze --no-pager security --offline=true /etc/systemd/system/"
                        + name));
      }
    }
    assertThat(scores.stream().distinct().count()).as("different: " + scores).isGreaterThan(9);
  }

  private String score(String file, String version) throws Exception {
    var run =
        Launcher.packaged()
            .in(directory)
            .run("unit", "score", file, "--systemd", version, "--format", "json");
    assertThat(run.exit()).as(run.err()).isZero();
    var json = JSON.std.mapFrom(run.out());
    return json.get("exposure") + " " + json.get("level");
  }

  private static String overall(SandboxServer server, String command) throws Exception {
    var said = server.exec(command).out();
    var overall = OVERALL.matcher(said);
    assertThat(overall.find()).as(said).isTrue();
    return overall.group(1) + " " + overall.group(2);
  }
}
