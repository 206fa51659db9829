package dev.slipway.format.gobinary;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The paths of the computer an executable was built on, which it carries without {@code -trimpath}
 * and prints in every panic.
 *
 * @param files absolute paths of source files outside Go's own, in the order of the executable
 * @param accounts names of people's accounts among them: those of home directories
 */
public record SourcePaths(List<String> files, List<String> accounts) {
  private static final Pattern ABSOLUTE = Pattern.compile("(?:/|[A-Za-z]:[/\\\\]).*");
  private static final Pattern HOME =
      Pattern.compile("(?:/home/|/Users/|[A-Za-z]:[/\\\\]Users[/\\\\])([^/\\\\]+)[/\\\\].*");
  private static final String RUNTIME = "/src/runtime/proc.go";

  /** Copies the lists. */
  public SourcePaths {
    files = List.copyOf(files);
    accounts = List.copyOf(accounts);
  }

  /** What a list of source files tells. */
  public static SourcePaths of(List<String> sources) {
    var goroot = goroot(sources);
    var files =
        sources.stream()
            .filter(file -> ABSOLUTE.matcher(file).matches())
            .filter(file -> goroot.filter(file::startsWith).isEmpty())
            .toList();
    return new SourcePaths(
        files, files.stream().flatMap(SourcePaths::account).distinct().sorted().toList());
  }

  /** Where Go itself stood, with its slash; empty when that was trimmed. */
  private static Optional<String> goroot(List<String> sources) {
    return sources.stream()
        .filter(file -> ABSOLUTE.matcher(file).matches() && file.endsWith(RUNTIME))
        .map(file -> file.substring(0, file.length() - RUNTIME.length() + 1))
        .findFirst();
  }

  private static Stream<String> account(String file) {
    var home = HOME.matcher(file);
    return home.matches() ? Stream.of(home.group(1)) : Stream.empty();
  }
}
