package dev.slipway.check;

import dev.slipway.fact.Fact;
import dev.slipway.format.envfile.EnvironmentFile;
import java.util.Optional;

/**
 * An environment file that the unit names. Its values are secrets.
 *
 * @param path as the unit names it, without the sign before it: absolute, globs included
 * @param optional whether the unit names it with {@code -} before it: missing is no error then
 * @param projectFile the file of the project that is sent there, relative to the project; empty for
 *     a file that is on the server already
 * @param content the file as systemd reads it, named by project file or path; known and empty when
 *     no such file is there and none is sent
 */
public record CheckedEnvironmentFile(
    String path,
    boolean optional,
    Optional<String> projectFile,
    Fact<Optional<EnvironmentFile>> content) {

  /** The file's content when it is known and there. */
  public Optional<EnvironmentFile> file() {
    return content.found().flatMap(found -> found);
  }

  /** Whether it is known that there is no such file. */
  public boolean isMissing() {
    return content.found().map(Optional::isEmpty).orElse(false);
  }
}
