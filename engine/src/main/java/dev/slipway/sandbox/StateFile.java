package dev.slipway.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One value a file, as the scripts write them. */
final class StateFile {

  private StateFile() {}

  /** The value, or {@code absent} where there is no such file or nothing in it. */
  static String read(Path file, String absent) {
    // In one read: a sysctl gives nothing to a second one, and Files.readString begins with a byte.
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      String text = reader.readLine();
      return text == null || text.isBlank() ? absent : text.strip();
    } catch (IOException e) {
      return absent;
    }
  }
}
