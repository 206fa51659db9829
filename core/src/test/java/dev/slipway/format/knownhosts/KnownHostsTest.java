package dev.slipway.format.knownhosts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownHostsTest {

  private static final String A = key("a");
  private static final String B = key("b");

  @TempDir Path directory = Path.of("");

  /** A well-formed ed25519 key blob; nobody has its private half. */
  private static String key(String seed) {
    byte[] blob = new byte[51];
    blob[3] = 11;
    System.arraycopy("ssh-ed25519".getBytes(UTF_8), 0, blob, 4, 11);
    blob[18] = 32;
    blob[19] = seed.getBytes(UTF_8)[0];
    return Base64.getEncoder().encodeToString(blob);
  }

  private static HostKeyVerdict verdict(String text, String host, int port, String key) {
    return KnownHosts.parse("known_hosts", text).about(host, port).verdict("ssh-ed25519", key);
  }

  @Test
  void knowsAKey() {
    String text = "# mine\n\nweb1,10.0.0.1 ssh-ed25519 " + A + " comment\n";

    assertThat(verdict(text, "web1", 22, A)).isEqualTo(new HostKeyVerdict.Known());
    assertThat(verdict(text, "WEB1", 22, A)).isEqualTo(new HostKeyVerdict.Known());
    assertThat(verdict(text, "web2", 22, A)).isEqualTo(new HostKeyVerdict.Unknown());
  }

  @Test
  void aDifferentKeyOfTheSameTypeIsAChange() {
    String text = "web1 ssh-rsa " + B + "\nweb1 ssh-ed25519 " + A;

    assertThat(verdict(text, "web1", 22, B)).isEqualTo(new HostKeyVerdict.Known());
    assertThat(verdict(text, "web1", 22, key("c")))
        .isInstanceOfSatisfying(
            HostKeyVerdict.Changed.class,
            changed -> assertThat(changed.known().place()).isEqualTo("known_hosts:2"));
    assertThat(verdict("web1 ssh-rsa " + A, "web1", 22, key("c")))
        .isEqualTo(new HostKeyVerdict.Unknown());
  }

  @Test
  void aPatternCountsAndItsNegationToo() {
    String text = "*.example.org,!bad.example.org ssh-ed25519 " + A;

    assertThat(verdict(text, "good.example.org", 22, A)).isEqualTo(new HostKeyVerdict.Known());
    assertThat(verdict(text, "bad.example.org", 22, A)).isEqualTo(new HostKeyVerdict.Unknown());
  }

  @Test
  void aKeyRevokedForEveryHostIsRevokedThoughAnotherLineKnowsIt() {
    String text = "web1 ssh-ed25519 " + A + "\n@revoked * ssh-ed25519 " + A;

    assertThat(verdict(text, "web1", 22, A)).isInstanceOf(HostKeyVerdict.Revoked.class);
  }

  @Test
  void anotherPortHasItsOwnLineAndElseThatOfTheHost() {
    String text = "web1 ssh-ed25519 " + A + "\n[web1]:2222 ssh-ed25519 " + B;

    assertThat(verdict(text, "web1", 2222, B)).isEqualTo(new HostKeyVerdict.Known());
    assertThat(verdict(text, "web1", 2222, A)).isInstanceOf(HostKeyVerdict.Changed.class);
    assertThat(verdict(text, "web1", 2200, A)).isEqualTo(new HostKeyVerdict.Known());
  }

  @Test
  void anAuthorityIsNoKeyOfTheHost() {
    KnownHosts lines =
        KnownHosts.parse("k", "@cert-authority *.lan ssh-ed25519 " + A).about("web1.lan", 2222);

    assertThat(lines.verdict("ssh-ed25519", A)).isEqualTo(new HostKeyVerdict.Unknown());
    assertThat(lines.marked(KnownHost.Marker.CERT_AUTHORITY)).hasSize(1);
  }

  @Test
  void findsTheLinesThatSshKeygenFinds() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/ssh-keygen")), "needs openssh-client");
    String text =
        """
        web1,10.0.0.1 ssh-ed25519 KEY
        [web1]:2222 ssh-ed25519 KEY
        *.Example.org,!x.example.org ssh-ed25519 KEY
        web? ssh-ed25519 KEY x
        \tweb1 ssh-ed25519 KEY
        """
            .replace("KEY", A);
    String hashed = keygen(text, "-H");
    assertThat(hashed).contains("|1|");

    for (String name :
        List.of("web1", "web2", "10.0.0.1", "[web1]:2222", "a.example.org", "x.example.org")) {
      for (String file : List.of(text, hashed)) {
        List<Integer> ours =
            KnownHosts.parse("f", file).lines().stream()
                .filter(line -> line.isAbout(name))
                .map(KnownHost::line)
                .toList();
        assertThat(ours).as(name).isEqualTo(found(file, name));
      }
    }
  }

  @Property
  void readsAnythingWithoutAnError(@ForAll String noise, @ForAll String host) {
    KnownHosts lines = KnownHosts.parse("f", noise + "\n|1|" + noise + "|x ssh-rsa AAAA\n" + noise);

    assertThat(lines.about(host, 22).lines().size()).isLessThanOrEqualTo(lines.lines().size());
  }

  private String keygen(String text, String... arguments) throws Exception {
    Path file = Files.writeString(directory.resolve("known_hosts"), text);
    List<String> command = new ArrayList<>(List.of("ssh-keygen", "-f", file.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return arguments[0].equals("-H") ? Files.readString(file) : printed;
  }

  /** {@code # Host web1 found: line 3}. */
  private List<Integer> found(String text, String name) throws Exception {
    return keygen(text, "-F", name)
        .lines()
        .filter(line -> line.startsWith("# Host"))
        .map(line -> Integer.parseInt(line.replaceAll(".*line ([0-9]+).*", "$1")))
        .toList();
  }
}
