package dev.slipway.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ForeignProgramTest {
  private static String hex(byte[] bytes) {
    return HexFormat.ofDelimiter(" ").formatHex(bytes);
  }

  private static String hex(String text) {
    return hex(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static byte[] shell() throws Exception {
    return Arrays.copyOf(Files.readAllBytes(Path.of("/bin/sh")), 64);
  }

  @Test
  void tellsAnotherMachineWhereItIsKnown() throws Exception {
    var here = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x86_64";
    var other = here.equals("aarch64") ? "x86_64" : "aarch64";
    assertThat(ForeignProgram.words(hex(shell()), here)).isEmpty();
    assertThat(ForeignProgram.words(hex(shell()), other))
        .contains("an executable for " + (here.equals("aarch64") ? "arm64" : "amd64"));
    assertThat(ForeignProgram.words(hex(shell()), "")).as("anything may run").isEmpty();
    assertThat(ForeignProgram.words(hex(Arrays.copyOf(shell(), 30)), here))
        .contains("an executable that was cut off");
  }

  @Test
  void tellsWhatIsNoProgramAndLeavesWhatAShellRuns() {
    assertThat(ForeignProgram.words("", "x86_64")).contains("an empty file");
    assertThat(ForeignProgram.words(hex("\u00cf\u00fa\u00ed\u00fe\7\0\0\1"), "x86_64"))
        .contains("a macOS executable");
    assertThat(ForeignProgram.words(hex("#!/bin/sh\nexec /opt/go/bin/go"), "x86_64")).isEmpty();
    assertThat(ForeignProgram.words(hex("exec /opt/go/bin/go \"$@\"\n"), "x86_64")).isEmpty();
    assertThat(ForeignProgram.words("od: not found", "x86_64")).isEmpty();
  }

  @Test
  void readsWhateverComes() throws Exception {
    var random = new Random(7);
    for (int round = 0; round < 2000; round++) {
      var bytes = shell();
      for (int i = 0; i < 8; i++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      var text = new StringBuilder(hex(Arrays.copyOf(bytes, random.nextInt(65))));
      if (round % 2 == 0 && !text.isEmpty()) {
        text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(128));
      }
      ForeignProgram.words(text.toString(), "x86_64").ifPresent(w -> assertThat(w).isNotEmpty());
    }
  }
}
