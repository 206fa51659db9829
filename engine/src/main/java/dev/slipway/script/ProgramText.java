package dev.slipway.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;

/** Fixed shell texts, which lie as files beside the classes that send them. */
public final class ProgramText {
  private ProgramText() {}

  /** Without the lines that are comments: every byte travels. */
  public static String of(Class<?> beside, String name) {
    return whole(beside, name)
        .lines()
        .filter(line -> !line.strip().startsWith("#"))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** As it is in the file. */
  public static String whole(Class<?> beside, String name) {
    try (InputStream file = Objects.requireNonNull(beside.getResourceAsStream(name))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(name, broken);
    }
  }
}
