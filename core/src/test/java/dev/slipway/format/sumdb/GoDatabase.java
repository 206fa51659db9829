package dev.slipway.format.sumdb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** What {@code resources/sumdb/oracle.go} printed, made by Go's own golang.org/x/mod. */
record GoDatabase(List<List<String>> lines) {
  private static final String VERSION = "v0.40.0"; // the first without the three faults of 2026

  private static final String MODULE =
      "module example.com/oracle\n\ngo 1.25.0\n\nrequire golang.org/x/mod " + VERSION + "\n";

  private static final String SUMS =
      """
      golang.org/x/mod %1$s h1:hUv+3cXcdRHz08UmSiOob7sadHig73uo5bkXxQ/tvUs=
      golang.org/x/mod %1$s/go.mod h1:0/weTWkPWGBikyTWAX3dkjVztMmBA5hM0DH6BElSupE=
      """
          .formatted(VERSION);

  static GoDatabase build(Path directory) throws Exception {
    assumeTrue(hasGo(), "needs go: install Go 1.22 or newer");
    Files.writeString(directory.resolve("go.mod"), MODULE);
    Files.writeString(directory.resolve("go.sum"), SUMS);
    try (InputStream source = GoDatabase.class.getResourceAsStream("/sumdb/oracle.go")) {
      Files.write(directory.resolve("main.go"), source.readAllBytes());
    }
    Path printed = directory.resolve("printed");
    Path errors = directory.resolve("errors");
    ProcessBuilder builder = new ProcessBuilder("go", "run", ".").directory(directory.toFile());
    builder.environment().put("GOFLAGS", "");
    builder.environment().put("GOWORK", "off");
    builder.environment().put("CGO_ENABLED", "0");
    int exit =
        builder.redirectOutput(printed.toFile()).redirectError(errors.toFile()).start().waitFor();
    assertThat(exit).as(Files.readString(errors)).isZero();
    try (Stream<String> lines = Files.lines(printed)) {
      return new GoDatabase(lines.map(line -> List.of(line.split(" "))).toList());
    }
  }

  private static boolean hasGo() throws InterruptedException {
    try {
      return new ProcessBuilder("go", "version").start().waitFor() == 0;
    } catch (IOException absent) {
      return false;
    }
  }

  /** The fields of all lines of a kind, without the kind. */
  List<List<String>> all(String kind) {
    return lines.stream()
        .filter(line -> line.getFirst().equals(kind))
        .map(line -> line.subList(1, line.size()))
        .toList();
  }

  /** The one field of the one line of a kind. */
  String only(String kind) {
    assertThat(all(kind)).hasSize(1);
    return all(kind).getFirst().getFirst();
  }

  static byte[] bytes(String field) {
    return field.equals("-") ? new byte[0] : Base64.getDecoder().decode(field);
  }

  static String text(String field) {
    return new String(bytes(field), UTF_8);
  }

  static List<String> list(String field) {
    return field.equals("-") ? List.of() : List.of(field.split(","));
  }
}
