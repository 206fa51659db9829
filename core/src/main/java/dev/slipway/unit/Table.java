package dev.slipway.unit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The recorded tables that this package brings along: tab-separated rows, {@code #} comments. */
final class Table {

  /** Versions of systemd that were recorded: Debian 11, 12 and 13. */
  static final List<Integer> RECORDED = List.of(247, 252, 257);

  private Table() {}

  /** The rows of a table of this package. */
  static List<List<String>> rows(String name) {
    InputStream table = Table.class.getResourceAsStream(name);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(Objects.requireNonNull(table), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> Arrays.asList(line.split("\t", -1)))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Whether the tables hold exactly this version. */
  static boolean isRecorded(int version) {
    return RECORDED.contains(version);
  }

  /** The recorded version that speaks for this one: the next, or the last. */
  static int recorded(int version) {
    return RECORDED.stream()
        .filter(number -> number >= version)
        .findFirst()
        .orElse(RECORDED.getLast());
  }

  /** Whether a column that lists versions holds this one. */
  static boolean lists(String versions, int recorded) {
    return Arrays.asList(versions.split(",")).contains(String.valueOf(recorded));
  }
}
