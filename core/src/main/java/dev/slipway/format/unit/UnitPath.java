package dev.slipway.format.unit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Paths in units as systemd treats them (systemd 252, path-util.c). */
public final class UnitPath {

  /** PATH_MAX of Linux, the closing NUL included. */
  private static final int LONGEST_PATH = 4096;

  /** NAME_MAX of Linux. */
  private static final int LONGEST_NAME = 255;

  private UnitPath() {}

  /** The path without double slashes, {@code .} elements and a slash at its end. */
  public static String simplify(String path) {
    String elements =
        Arrays.stream(path.split("/"))
            .filter(element -> !element.isEmpty() && !element.equals("."))
            .collect(Collectors.joining("/"));
    return path.startsWith("/") ? "/" + elements : elements.isEmpty() ? "." : elements;
  }

  /** Whether the path is not empty and neither it nor an element is too long for Linux. */
  public static boolean isValid(String path) {
    return !path.isEmpty()
        && path.getBytes(UTF_8).length < LONGEST_PATH
        && Arrays.stream(path.split("/"))
            .allMatch(element -> element.getBytes(UTF_8).length <= LONGEST_NAME);
  }

  /** Whether no element is {@code ..}; systemd refuses such paths in most directives. */
  public static boolean isNormalized(String path) {
    return Arrays.stream(path.split("/")).noneMatch(".."::equals);
  }
}
