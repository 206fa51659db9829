package dev.slipway.format.unit;

import dev.slipway.format.unit.UnitLine.Assignment;
import dev.slipway.format.unit.UnitLine.Invalid;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A unit file or one drop-in: its logical lines in order, each with its place. Reading never fails:
 * what systemd cannot use is an {@link Invalid} line, and reading goes on after it so that all
 * problems are found at once.
 *
 * @param source the file's name, for evidence
 */
public record UnitFile(String source, List<UnitLine> lines) {

  public UnitFile {
    lines = List.copyOf(lines);
  }

  public static UnitFile parse(String source, byte[] content) {
    return new UnitFile(source, new UnitLineReader(source, content).read());
  }

  public static UnitFile parse(String source, String content) {
    return parse(source, content.getBytes(StandardCharsets.UTF_8));
  }

  /** The assignments that systemd reaches: those before the first fatal line. */
  public List<Assignment> assignments() {
    return lines.stream()
        .takeWhile(line -> !(line instanceof Invalid invalid && invalid.reason().isFatal()))
        .filter(Assignment.class::isInstance)
        .map(Assignment.class::cast)
        .toList();
  }

  /** All assignments of one key in one section, in order, empty ones included. */
  public List<Assignment> assignments(String section, String key) {
    return assignments().stream()
        .filter(line -> line.section().equals(section) && line.key().equals(key))
        .toList();
  }

  public List<Invalid> invalidLines() {
    return lines.stream().filter(Invalid.class::isInstance).map(Invalid.class::cast).toList();
  }

  /** The line because of which systemd does not load the file, if there is one. */
  public Optional<Invalid> fatalLine() {
    return invalidLines().stream().filter(line -> line.reason().isFatal()).findFirst();
  }
}
