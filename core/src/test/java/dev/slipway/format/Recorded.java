package dev.slipway.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.model.SystemdVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What real systemd made of the cases under {@code resources/systemd}; {@code systemd/record.sh}
 * wrote it. Fields are separated by tabs; control characters, backslashes and bytes above 0x7e are
 * escaped.
 */
public final class Recorded {

  private Recorded() {}

  /** The versions that were recorded: Debian 11, 12 and 13. */
  public static Stream<SystemdVersion> versions() {
    return Stream.of(247, 252, 257).map(SystemdVersion::new);
  }

  /**
   * The cases of a kind as bytes, by name; without a name the number of the case, from 1, is one.
   */
  public static Map<String, byte[]> cases(String kind, boolean isNamed) {
    Map<String, byte[]> cases = new LinkedHashMap<>();
    for (String line : lines(kind + "-cases.txt")) {
      int tab = line.indexOf('\t');
      String name = isNamed ? line.substring(0, tab) : String.valueOf(cases.size() + 1);
      cases.put(name, unescape(isNamed ? line.substring(tab + 1) : line));
    }
    return cases;
  }

  /** What a version answered: each record's fields, unescaped. */
  public static List<List<String>> results(String kind, SystemdVersion version) {
    return lines(version.number() + "/" + kind + ".txt").stream()
        .map(line -> Arrays.stream(line.split("\t", -1)).map(Recorded::text).toList())
        .toList();
  }

  /** The lines of a file that are neither empty nor comments, still escaped. */
  public static List<String> lines(String file) {
    try (InputStream in = Recorded.class.getResourceAsStream("/systemd/" + file)) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("# "))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public static String text(String escaped) {
    return new String(unescape(escaped), UTF_8);
  }

  private static byte[] unescape(String escaped) {
    StringBuilder bytes = new StringBuilder();
    for (int i = 0; i < escaped.length(); i++) {
      char c = escaped.charAt(i);
      if (c != '\\') {
        bytes.append(c);
        continue;
      }
      char next = escaped.charAt(++i);
      switch (next) {
        case 'n' -> bytes.append('\n');
        case 'r' -> bytes.append('\r');
        case 't' -> bytes.append('\t');
        case 'x' -> {
          bytes.append((char) Integer.parseInt(escaped.substring(i + 1, i + 3), 16));
          i += 2;
        }
        default -> bytes.append(next);
      }
    }
    return bytes.toString().getBytes(ISO_8859_1);
  }
}
