package dev.slipway.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The Go packages of a module that become executables: those called {@code main}. */
public final class GoPackages {
  private static final Pattern MODULE = Pattern.compile("(?m)^\\s*module\\s+\"?([^\\s\"]+)");
  private static final Pattern MAIN = Pattern.compile("(?m)^package\\s+main\\b");
  private static final Pattern MAJOR = Pattern.compile("v\\d+");

  private GoPackages() {}

  /** The module path that {@code go.mod} in this directory declares; empty without one. */
  public static Optional<String> modulePath(Path directory) throws IOException {
    var file = directory.resolve("go.mod");
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    var match = MODULE.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
    return match.find() ? Optional.of(match.group(1)) : Optional.empty();
  }

  /** The last element of a module path that names it: {@code v2} and the like do not. */
  public static String lastElement(String modulePath) {
    var elements = modulePath.split("/");
    var last = elements[elements.length - 1];
    return elements.length > 1 && MAJOR.matcher(last).matches()
        ? elements[elements.length - 2]
        : last;
  }

  /**
   * The main packages below {@code directory} as {@code go build} takes them ({@code .}, {@code
   * ./cmd/hello}), sorted. As the go command does, it leaves out {@code vendor}, {@code testdata},
   * names that begin with {@code .} or {@code _}, and nested modules.
   */
  public static SortedSet<String> mains(Path directory) throws IOException {
    var found = new TreeSet<String>();
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes attributes) {
            return at.equals(directory) || belongs(at)
                ? FileVisitResult.CONTINUE
                : FileVisitResult.SKIP_SUBTREE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (isSource(file)
                && MAIN.matcher(Files.readString(file, StandardCharsets.ISO_8859_1)).find()) {
              var relative = directory.relativize(file.getParent()).toString();
              found.add(relative.isEmpty() ? "." : "./" + relative);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }

  private static boolean belongs(Path directory) {
    var name = directory.getFileName().toString();
    return !name.startsWith(".")
        && !name.startsWith("_")
        && !name.equals("vendor")
        && !name.equals("testdata")
        && !Files.exists(directory.resolve("go.mod"));
  }

  private static boolean isSource(Path file) {
    var name = file.getFileName().toString();
    return name.endsWith(".go") && !name.endsWith("_test.go") && !name.startsWith("_");
  }
}
