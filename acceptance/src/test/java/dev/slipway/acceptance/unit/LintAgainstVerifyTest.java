package dev.slipway.acceptance.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.SandboxServer;
import dev.slipway.testkit.launcher.Launcher;
import dev.slipway.testkit.server.OnServers;
import dev.slipway.testkit.server.ServerTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

/**
 * {@code slipway unit lint} beside the real {@code systemd-analyze verify} of Debian 11, 12 and 13:
 * what the tool complains about is found, and units that systemd takes as they are get no blame.
 */
@OnServers
class LintAgainstVerifyTest {
  private static final Pattern COMPLAINT = Pattern.compile("(?m)^(/\\S+?):(\\d+): (.+)$");

  /** One mistake a file, so that none hides another; most are taken from real repositories. */
  private static final List<String> BROKEN =
      List.of(
          "[Service]\nExecStart=/bin/true\nDropCapabilities=ALL\n",
          "[Service]\nExecStart=/bin/true\nRestartSecs=5\n",
          "[Service]\nExecStart=/bin/true\nRestart=allways\n",
          "[Service]\nExecStart=/bin/true\nStartLimitIntervalSec=10\n",
          "[Unit]\nExecStart=/bin/true\n[Service]\nExecStart=/bin/true\n",
          "[Unit]\nWantedBy=multi-user.target\n[Service]\nExecStart=/bin/true\n",
          "[Service]\nExecStart=/bin/true\n[Instal]\nWantedBy=multi-user.target\n",
          "ExecStart=/bin/true\n[Service]\nExecStart=/bin/true\n",
          "[Service]\nExecStart=/bin/true\njust words\n",
          "[Service]\nExecStart=/bin/true\n=value\n",
          "[Service]\nExecStart=bin/relative\n",
          "[Service]\nExecStart=/bin/true\nWorkingDirectory=opt/x\n",
          "[Service]\nExecStart=/bin/true\nEnvironmentFile=etc/x.env\n",
          "[Service]\nExecStart=/bin/true\nEnvironment=A=b c\n",
          "[Service]\nExecStart=/bin/true\nEnvironment=1A=b\n",
          "[Service]\nExecStart=/bin/true\nMemoryMax=1.2GiB\n",
          "[Service]\nExecStart=/bin/true\nLimitNOFILE=64k6\n",
          "[Service]\nExecStart=/bin/true\nRestartSec=5 secs ago\n",
          "[Service]\nExecStart=/bin/true\nPrivateTmp=maybe\n",
          "[Service]\nExecStart=/bin/true\nType=demon\n",
          "[Service]\nExecStart=/bin/true\nUMask=0999\n",
          "[Service]\nExecStart=/bin/true\nKillMode=all\n",
          "[Service]\nExecStart=/bin/true\nStateDirectory=/var/lib/x\n",
          "[Service]\nExecStart=/bin/true\nSyslogIdentifier=%j%Q\n",
          "[Service]\nExecStart=/bin/true\nMemoryMax=1G # enough\n",
          "[Service]\nExecStart=/bin/true\nTasksMax=many\n",
          "[Service]\nExecStart=/bin/true \"open\n",
          """
          [Unit]
          Description=x
          Foo=1
          [Service]
          ExecStart=/bin/true
          Bar=2
          [Install]
          Baz=3
          """);

  @TempDir Path directory;

  @ServerTest
  void findsWhatVerifyComplainsAbout(SandboxServer server) throws Exception {
    var names = new ArrayList<String>();
    for (int i = 0; i < BROKEN.size(); i++) {
      var name = "broken%02d.service".formatted(i);
      Files.writeString(directory.resolve(name), BROKEN.get(i));
      names.add(name);
    }
    var complaints = verify(server, names);
    assertThat(complaints.keySet()).as("verify found each").hasSizeGreaterThan(BROKEN.size() - 3);
    var remarks = lint(server, names);
    for (var name : names) {
      assertThat(remarks.getOrDefault(name, Map.of()).keySet())
          .as("%s: %s", name, complaints.get(name))
          .containsAll(complaints.getOrDefault(name, Map.of()).keySet());
    }
  }

  /** The units that Debian ships are right: what is said of them, verify has to say as well. */
  @ServerTest
  void blamesNothingThatVerifyTakes(SandboxServer server) throws Exception {
    var shipped = server.root().resolve("usr/lib/systemd/system");
    var names = new ArrayList<String>();
    try (var files = Files.list(shipped)) {
      for (var file : files.sorted(Comparator.naturalOrder()).toList()) {
        var name = file.getFileName().toString();
        if (Files.isRegularFile(file, java.nio.file.LinkOption.NOFOLLOW_LINKS)
            && name.matches(".+\\.(service|socket|timer|path|mount|automount|slice|target)")) {
          Files.copy(file, directory.resolve(name));
          names.add(name);
        }
      }
    }
    assertThat(names).hasSizeGreaterThan(80);
    var complaints = verify(server, names);
    lint(server, names)
        .forEach(
            (name, lines) ->
                lines.forEach(
                    (line, said) ->
                        assertThat(complaints.getOrDefault(name, Map.of()))
                            .as("%s:%d %s", name, line, said)
                            .containsKey(line)));
  }

  /** Complaints by file and line. */
  private Map<String, Map<Integer, String>> verify(SandboxServer server, List<String> names)
      throws Exception {
    var there = server.root().resolve("root/lint");
    Files.createDirectories(there);
    for (var name : names) {
      Files.copy(
          directory.resolve(name),
          there.resolve(name),
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
    // One call a file: a template, or a name that is there already, would hide the others.
    var said =
        server.exec(
            "cd /root/lint; export SYSTEMD_COLORS=0; for f in *; do"
                + " systemd-analyze --man=no verify \"$PWD/$f\" 2>&1; done; rm -r /root/lint");
    var complaints = new HashMap<String, Map<Integer, String>>();
    // 247 colours its log whatever it is told.
    var lines = COMPLAINT.matcher(said.out().replaceAll("\u001b\\[[0-9;]*m", ""));
    while (lines.find()) {
      var name = Path.of(lines.group(1)).getFileName().toString();
      if (lines.group(1).startsWith("/root/lint/")) {
        complaints
            .computeIfAbsent(name, key -> new HashMap<>())
            .put(Integer.parseInt(lines.group(2)), lines.group(3));
      }
    }
    return complaints;
  }

  /** Remarks from a risk on by file and line. */
  private Map<String, Map<Integer, String>> lint(SandboxServer server, List<String> names)
      throws Exception {
    var version =
        server.exec("systemctl --version").out().lines().findFirst().orElseThrow().split(" ")[1];
    var words = new ArrayList<>(List.of("unit", "lint", "--systemd", version, "--format", "json"));
    words.addAll(names);
    var run = Launcher.packaged().in(directory).run(words.toArray(String[]::new));
    assertThat(run.exit()).as(run.err()).isIn(0, 1);
    return remarks(run.out());
  }

  private static Map<String, Map<Integer, String>> remarks(String json) throws IOException {
    var remarks = new HashMap<String, Map<Integer, String>>();
    for (var entry : (List<?>) JSON.std.mapFrom(json).getOrDefault("remarks", List.of())) {
      var remark = (Map<?, ?>) entry;
      var finding = (Map<?, ?>) remark.get("finding");
      if (!"advice".equals(finding.get("severity"))) {
        remarks
            .computeIfAbsent((String) remark.get("file"), key -> new HashMap<>())
            .put((Integer) remark.get("line"), finding.get("id") + " " + finding.get("cause"));
      }
    }
    return remarks;
  }
}
