package dev.slipway.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each reader under Jazzer, guided by what code an input reaches, for some seconds: all of the kept
 * corpus ({@code src/test/corpus}), then changed copies. No exception but the format's own error,
 * no input that takes longer than twenty seconds, and none that needs more than a small heap. How
 * to go on for longer stands in CONTRIBUTING.md.
 */
class FuzzingTest {
  private static final int SECONDS = Integer.getInteger("fuzz.seconds", 5);

  /** All, or the one that {@code fuzz.reader} names. */
  private static Stream<Reader> readers() {
    var wanted = System.getProperty("fuzz.reader", "");
    return Stream.of(Reader.values())
        .filter(reader -> wanted.isEmpty() || reader.name().equals(wanted));
  }

  @ParameterizedTest
  @MethodSource("readers")
  void throwsNothingElseAndEndsAndStaysSmall(Reader reader) throws Exception {
    var found = Files.createDirectories(Path.of("target/fuzz", reader.directory()));
    var kept = Path.of("src/test/corpus", reader.directory());
    var log = found.resolveSibling(reader.directory() + ".log");

    var process =
        new ProcessBuilder(command(reader, found, kept))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();

    try {
      assertThat(process.waitFor(SECONDS + 120L, TimeUnit.SECONDS)).as(() -> end(log)).isTrue();
      assertThat(process.exitValue()).as(() -> end(log)).isZero();
    } finally {
      process.destroyForcibly();
    }
    assertThat(kept).isNotEmptyDirectory();
  }

  private static List<String> command(Reader reader, Path found, Path kept) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx256m", "-XX:+EnableDynamicAgentLoading", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("com.code_intelligence.jazzer.Jazzer");
    command.add("--target_class=" + Target.class.getName());
    command.add("--target_args=" + reader.name());
    command.add("--instrumentation_includes=dev.slipway.**");
    command.add("--disabled_hooks=com.code_intelligence.jazzer.sanitizers.**"); // no I/O is done
    command.addAll(List.of("-timeout=20", "-rss_limit_mb=0", "-print_pcs=0"));
    command.add("-max_total_time=" + SECONDS);
    command.add("-artifact_prefix=" + found + "/");
    command.add(found.toString());
    command.add(kept.toString());
    return command;
  }

  private static String end(Path log) {
    try {
      var lines = Files.readString(log, StandardCharsets.ISO_8859_1).lines().toList();
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
    } catch (java.io.IOException unreadable) {
      return unreadable.toString();
    }
  }
}
