package dev.slipway.build;

import dev.slipway.project.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A copy of a project in another directory, to build it there from nothing: with a build cache of
 * its own, so that nothing of an earlier build can be taken for this one. The whole repository is
 * copied, as Go stamps its state into the executable and a module may replace another by a
 * directory beside it. Closing it, or the end of the process, takes the copy away.
 */
public final class Elsewhere implements AutoCloseable {
  private static final int ATTEMPTS = 100;
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Path home;
  private final Path project;
  private final Thread atExit;

  private Elsewhere(Path home, Path project) {
    this.home = home;
    this.project = project;
    this.atExit = new Thread(() -> deleteAtLast(home));
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /**
   * Copies the repository that a project is in; without one, its module.
   *
   * @throws BuildFailed when it cannot be copied
   */
  public static Elsewhere copyOf(Path project) throws BuildFailed {
    var root = root(project.toAbsolutePath().normalize());
    try {
      var home = Files.createTempDirectory("slipway-verify-");
      var copy = home.resolve(String.valueOf(root.getFileName()));
      var elsewhere =
          new Elsewhere(home, copy.resolve(root.relativize(project.toAbsolutePath().normalize())));
      Files.walkFileTree(root, new Copying(root, copy));
      return elsewhere;
    } catch (IOException refused) {
      throw new BuildFailed("build --verify: cannot copy " + root + ": " + refused);
    }
  }

  /** What marks a repository is what Go looks for (cmd/go/internal/vcs/vcs.go). */
  static Path root(Path project) {
    return Stream.of(".git", ".hg", ".svn", ".bzr", ".fslckout", "_FOSSIL_", "go.mod")
        .flatMap(
            mark ->
                Stream.<Path>iterate(project, java.util.Objects::nonNull, Path::getParent)
                    .filter(directory -> Files.exists(directory.resolve(mark))))
        .findFirst()
        .orElse(project);
  }

  /** The build of the project there, with this environment and a build cache of its own. */
  public GoBuild build(Map<String, String> environment) {
    var own = new HashMap<>(environment);
    own.put("GOCACHE", home.resolve("cache").toString());
    return new GoBuild(project, own);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException ending) {
      return; // it is being done
    }
    delete(home);
  }

  /** The build in it is being ended at the same time, and may write until it is. */
  private static void deleteAtLast(Path directory) {
    for (int i = 0; i < ATTEMPTS && Files.exists(directory); i++) {
      try {
        FileTree.delete(directory);
        Thread.sleep(PAUSE);
      } catch (IOException busy) {
        // it wrote in the meantime
      } catch (InterruptedException stopped) {
        return;
      }
    }
  }

  private static void delete(Path directory) {
    try {
      FileTree.delete(directory);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  /** All but what Slipway itself built. */
  private static final class Copying extends SimpleFileVisitor<Path> {
    private final Path from;
    private final Path to;

    private Copying(Path from, Path to) {
      this.from = from;
      this.to = to;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
        throws IOException {
      if (directory.endsWith(".slipway")) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      Files.createDirectories(to.resolve(from.relativize(directory)));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (attributes.isRegularFile() || attributes.isSymbolicLink()) {
        Files.copy(
            file,
            to.resolve(from.relativize(file)),
            StandardCopyOption.COPY_ATTRIBUTES,
            LinkOption.NOFOLLOW_LINKS);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
