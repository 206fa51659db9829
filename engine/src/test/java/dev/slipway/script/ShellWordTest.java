package dev.slipway.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordTest {

  private static final String NASTY =
      "'\"`$(reboot)$HOME\\ \t\n;|&<>(){}[]*?!#~=%^\u0001\u007f\r é 日本 \ud83d\ude80 -n --";

  @ParameterizedTest
  @ValueSource(strings = {"/bin/dash", "/bin/bash", "/bin/busybox"})
  void everyShellReadsNastyTextBack(String shell) throws Exception {
    assumeTrue(Files.isExecutable(Path.of(shell)), "needs " + shell);

    assertThat(readBack(shell, List.of(NASTY, "", "'", "''", "\\'", "\n")))
        .containsExactly(NASTY, "", "'", "''", "\\'", "\n");
  }

  @Property(tries = 30)
  void everyShellReadsEveryTextBack(@ForAll("texts") List<String> texts) throws Exception {
    for (String shell : List.of("/bin/dash", "/bin/bash", "/bin/busybox")) {
      if (Files.isExecutable(Path.of(shell))) {
        assertThat(readBack(shell, texts)).isEqualTo(texts);
      }
    }
  }

  @Test
  void refusesNul() {
    assertThatThrownBy(() -> ShellWord.quote("a\0b")).isInstanceOf(IllegalArgumentException.class);
  }

  @Provide
  Arbitrary<List<String>> texts() {
    Arbitrary<String> anything = Arbitraries.strings().all().excludeChars('\0').ofMaxLength(30);
    Arbitrary<String> special =
        Arbitraries.strings().withChars("'\"\\$`\n !*?[]{}~#&|;<>()=-a").ofMaxLength(30);
    return Arbitraries.oneOf(special, anything.filter(ShellWordTest::isText))
        .list()
        .ofMinSize(1)
        .ofMaxSize(40);
  }

  /** Lone surrogates cannot be written as UTF-8. */
  private static boolean isText(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  private static List<String> readBack(String shell, List<String> texts) throws Exception {
    StringBuilder script = new StringBuilder();
    texts.forEach(
        text -> script.append("printf '%s\\0' ").append(ShellWord.quote(text)).append('\n'));
    List<String> command =
        shell.endsWith("busybox") ? List.of(shell, "sh", "-s") : List.of(shell, "-s");
    Process process = new ProcessBuilder(command).start();
    try (var input = process.getOutputStream()) {
      input.write(script.toString().getBytes(StandardCharsets.UTF_8));
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return List.of(output.substring(0, output.length() - 1).split("\0", -1));
  }
}
