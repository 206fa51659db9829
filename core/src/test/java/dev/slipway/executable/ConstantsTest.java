package dev.slipway.executable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.format.FormatException;
import dev.slipway.format.elf.ElfFile;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Credentials are planted in real programs, beside what looks like them. */
class ConstantsTest {
  private static final String RANDOM = "zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ";

  @TempDir Path directory;

  /**
   * What is made here is nobody's; put together so that no scanner of sources takes it for real.
   */
  private static Map<String, String> planted() throws Exception {
    var planted = new LinkedHashMap<String, String>();
    planted.put("a GitHub token", "gh" + "p_" + RANDOM + CredentialForm.checksum(RANDOM));
    planted.put("an AWS access key id", "AK" + "IAY34FZKBOKMUTVV7A");
    planted.put(
        "a Slack token", "xo" + "xb-1234567890123-1234567890123-" + RANDOM.substring(0, 24));
    planted.put("a Google API key", "AI" + "za" + RANDOM + "x_-9Q");
    planted.put("a GitLab token", "gl" + "pat-" + RANDOM.substring(0, 20));
    planted.put("a Stripe key", "sk_" + "live_" + RANDOM.substring(0, 24));
    planted.put(
        "a signed token (JWT)",
        base64("{\"alg\":\"HS256\"}")
            + "."
            + base64("{\"sub\":\"slipway\"}")
            + "."
            + RANDOM
            + RANDOM);
    var key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate().getEncoded();
    planted.put(
        "a private key",
        "-----BEGIN PRIVATE"
            + " KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)
            + "\n-----END PRIVATE KEY-----\n");
    return planted;
  }

  private static String base64(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private ElfFile program(List<String> constants, String... words) throws Exception {
    var main = new StringBuilder("package main\n\nimport \"os\"\n\nfunc main() {\n");
    for (var constant : constants) {
      main.append("\tos.Stdout.WriteString(\"")
          .append(constant.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"))
          .append("\")\n");
    }
    return GoPrograms.in(directory, "1.22")
        .with("main.go", main + "}\n")
        .build("program", ".", words);
  }

  @Test
  void findsWhatWasPlantedAndKeepsItsValueToItself() throws Exception {
    var planted = planted();
    for (var mode : List.of("-buildmode=exe", "-buildmode=pie")) {
      var found =
          Constants.of(
                  program(List.copyOf(planted.values()), "CGO_ENABLED=0", mode, "'-ldflags=-s -w'"),
                  List.of("absent"))
              .credentials();
      assertThat(found)
          .extracting(Credential::kind)
          .as(mode)
          .containsExactlyInAnyOrderElementsOf(planted.keySet());
      for (var secret : planted.values()) {
        assertThat(found.toString()).doesNotContain(secret.substring(8));
      }
      assertThat(found).extracting(Credential::masked).contains("AKIA… (20 characters)");
      var bytes = Files.readAllBytes(directory.resolve("bin/program"));
      for (var one : found) {
        assertThat(planted.get(one.kind()))
            .startsWith(new String(bytes, (int) one.offset(), 8, StandardCharsets.ISO_8859_1));
      }
    }
  }

  @Test
  void findsAKeyInJsonWhoseBreaksAreEscaped() throws Exception {
    var key = String.valueOf(planted().get("a private key")).replace("\n", "\\n");
    assertThat(
            Constants.of(program(List.of(key), "CGO_ENABLED=0"), List.of("absent")).credentials())
        .hasSize(1);
  }

  @Test
  void findsNothingInWhatLooksLikeThem() throws Exception {
    var alike = new ArrayList<String>();
    for (var secret : planted().values()) {
      alike.add(secret.substring(0, secret.length() / 2)); // cut off
    }
    alike.add("gh" + "p_" + RANDOM + "abcdef"); // another checksum
    alike.add("AKIAIOSFODNN7EXAMPLE");
    alike.add("SLOVAKIASLOVENIASOMALIASPAINSWEDENSWITZERLAND");
    alike.add("-----BEGIN RSA PRIVATE KEY-----");
    alike.add("-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----");
    alike.add("-----BEGIN RSA TESTING KEY-----\nMIIE");
    alike.add("AIzaXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX");
    alike.add("sk_" + "live_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx");
    alike.add("glpat-xxxxxxxxxxxxxxxxxxxx");
    alike.add(
        base64("{\"alg\":\"HS256\"}")
            + "."
            + base64("{\"sub\":\"1234567890\"}")
            + "."
            + RANDOM
            + RANDOM);
    alike.add("A picture: " + RANDOM.repeat(9) + "AI" + "za" + RANDOM + RANDOM); // in base 64
    var elf = program(alike, "CGO_ENABLED=0");
    assertThat(Constants.of(elf, List.of("absent")).credentials()).isEmpty();
  }

  @Test
  void findsNothingInGosOwnCommands() throws Exception {
    var programs = GoPrograms.in(directory, "1.22");
    var root = Path.of(programs.run("go", "env", "GOROOT").strip());
    try (Stream<Path> files = Files.walk(root.resolve("bin"))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Constants.of(GoPrograms.elf(file), List.of("absent")).credentials()).isEmpty();
      }
    }
  }

  @Test
  void findsTheWordsThatAreThere() throws Exception {
    var elf = program(List.of("a LISTEN_FDS b"), "CGO_ENABLED=0");
    assertThat(Constants.of(elf, List.of("LISTEN_FDS", "NOTIFY_SOCKET")).words())
        .containsExactly("LISTEN_FDS");
  }

  @Test
  void readsTheBytesOfAnAccountAsAwsWritesThem() {
    assertThat(AwsKeyId.account("Y34FZKBOKMUTVV7A")).isEqualTo(609_629_065_308L);
  }

  @Test
  void anyTextIsJudgedWithoutAnError() {
    var random = new Random(3);
    var letters = "-----BEGIN PRIVATE KEY\nEND.eyJ_ghpAKIAxoxb0123456789abcZ+/=\\";
    for (int i = 0; i < 20_000; i++) {
      var text = new StringBuilder();
      int length = random.nextInt(i % 50 == 0 ? 16_000 : 200);
      for (int j = 0; j < length; j++) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      for (var form : CredentialForm.ALL) {
        assertThat(form.judge().find(form.beginning() + text)).isNotNull();
      }
    }
  }

  /** A file of beginnings alone, each of which has to be looked at. */
  @Test
  @Timeout(20)
  void endsSoonInAFileThatIsMadeToTakeLong() throws Exception {
    var text =
        ("-----BEGIN " + "PRIVATE KEY-----\n").repeat(800_000).getBytes(StandardCharsets.US_ASCII);
    var file = ByteBuffer.allocate(120 + text.length).order(ByteOrder.LITTLE_ENDIAN);
    file.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1});
    file.putShort(16, (short) 2).putShort(18, (short) 62).putLong(32, 64).putShort(56, (short) 1);
    file.putInt(64, 1).putInt(68, 4).putLong(72, 120).putLong(96, text.length);
    file.put(120, text);
    var elf = ElfFile.read(MemorySegment.ofArray(file.array()));
    assertThat(Constants.of(elf, List.of("absent")).credentials()).isEmpty();
  }

  @Test
  void readsAnyDamageOrRefusesIt() throws Exception {
    program(List.copyOf(planted().values()), "CGO_ENABLED=0");
    var whole = Files.readAllBytes(directory.resolve("bin/program"));
    var random = new Random(17);
    for (int i = 0; i < 100; i++) {
      var bytes = whole.clone();
      for (int j = 0; j < 30; j++) {
        bytes[random.nextInt(4096)] = (byte) random.nextInt();
      }
      try {
        assertThat(Constants.of(ElfFile.read(MemorySegment.ofArray(bytes)), List.of("absent")))
            .isNotNull();
      } catch (FormatException refused) {
        assertThat(refused).hasMessageContaining("expected");
      }
    }
  }
}
