package dev.slipway.format.sshconfig;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same files, read by us and by the installed {@code ssh -G}. */
class SshConfigAgainstOpenSshTest {

  private static final List<String> KEYWORDS =
      List.of("hostname", "user", "port", "identityfile", "proxyjump", "userknownhostsfile");

  @TempDir Path directory = Path.of("");

  @Test
  void agreesOnAConfigurationOfAllKnownKeywords() throws Exception {
    Path more = Files.writeString(directory.resolve("more.conf"), "Port 2200\nUser=inner\n");
    agreesOn(
        """
        # a comment
        Host web? !web9
          HostName=%h.example.org
          IdentityFile "~/keys/my key"
          IdentityFile ~/.ssh/id_%r
          Include MORE   # behind it a comment

        host "quoted" web1
          ProxyJump admin@jump1:2222,jump2
          UserKnownHostsFile ~/.ssh/known_hosts /dev/null
        Host *
          User outer
          Port 22
        """
            .replace("MORE", more.toString()),
        "web1",
        "web9",
        "quoted",
        "elsewhere");
  }

  @Property(tries = 60)
  void agreesOnRandomBlocks(@ForAll("configurations") String text) throws Exception {
    Path home = Files.createTempDirectory("sshconfig");
    try {
      directory = home;
      agreesOn(text, "web1", "db.example");
    } finally {
      Files.deleteIfExists(home.resolve("config"));
      Files.deleteIfExists(home);
    }
  }

  @Provide
  Arbitrary<String> configurations() {
    Arbitrary<String> host =
        Arbitraries.of(
            "web1", "web*", "*", "!web1", "?eb1", "*.example", "db.*", "\"web1\"", "WEB1");
    Arbitrary<String> block =
        host.list().ofMinSize(1).ofMaxSize(3).map(h -> "Host " + String.join(" ", h));
    Arbitrary<String> setting =
        Arbitraries.of(
            "User app",
            "User = \"a b\"",
            "\tPort\t2222",
            "Port=22",
            "HostName 10.0.0.1",
            "HostName %h.lan",
            "IdentityFile ~/a",
            "IdentityFile '~/b c'",
            "ProxyJump j1",
            "ProxyJump none",
            "  # Port 7",
            "",
            "User root # why");
    Arbitrary<String> group =
        Combinators.combine(block, setting.list().ofMaxSize(4))
            .as((h, lines) -> h + "\n" + String.join("\n", lines));
    return group.list().ofMinSize(1).ofMaxSize(4).map(groups -> String.join("\n", groups) + "\n");
  }

  private void agreesOn(String text, String... hosts) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/ssh")), "needs the package openssh-client");
    Path config = Files.writeString(directory.resolve("config"), text);
    SshConfig ours =
        new SshConfig(
            List.of(new ConfigFile(config.toString(), text)),
            (pattern, _) -> List.of(new ConfigFile(pattern, read(Path.of(pattern)))));
    for (String host : hosts) {
      Process ssh =
          new ProcessBuilder("/usr/bin/ssh", "-F", config.toString(), "-G", host)
              .redirectErrorStream(true)
              .start();
      HostSettings theirs =
          HostSettings.parseDump(new String(ssh.getInputStream().readAllBytes(), UTF_8));
      assertThat(ssh.waitFor()).isZero();
      HostSettings read = ours.settings(host);
      for (String keyword : KEYWORDS) {
        if (!read.all(keyword).isEmpty() || keyword.equals("proxyjump")) {
          assertThat(expanded(keyword, read, host))
              .as("%s of %s in%n%s", keyword, host, text)
              .isEqualTo(lower(keyword, theirs.all(keyword)));
        } else {
          assertThat(theirs.all(keyword)).as("%s of %s", keyword, host).isNotEmpty();
        }
      }
    }
  }

  /**
   * ssh -G prints the host name expanded and everything else raw, and leaves out ProxyJump none.
   */
  private static List<String> expanded(String keyword, HostSettings settings, String host) {
    return switch (keyword) {
      case "hostname" -> settings.all(keyword).stream().map(v -> v.replace("%h", host)).toList();
      case "userknownhostsfile" ->
          settings.all(keyword).stream()
              .map(v -> v.replaceFirst("^~/", System.getProperty("user.home") + "/"))
              .toList();
      case "proxyjump" -> settings.value(keyword).stream().toList();
      default -> settings.all(keyword);
    };
  }

  private static List<String> lower(String keyword, List<String> values) {
    return keyword.equals("hostname")
        ? values.stream().map(v -> v.toLowerCase(Locale.ROOT)).toList()
        : values;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (java.io.IOException missing) {
      throw new java.io.UncheckedIOException(missing);
    }
  }
}
