package dev.slipway.format.modulezip;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The names of a zip and of all directories above them, to find those that cannot stand beside each
 * other on every file system (x/mod zip, collisionChecker). Two trees, one of names as they are and
 * one without their case, so that a name of many elements costs no more than its length.
 */
final class NameTree {
  private final Exact exact = new Exact("", null);
  private final Folded folded = new Folded();

  /** A name as it is; the same name is the same object. */
  private static final class Exact {
    private final String element;
    private final @Nullable Exact parent;
    private final Map<String, Exact> children = new HashMap<>();

    Exact(String element, @Nullable Exact parent) {
      this.element = element;
      this.parent = parent;
    }

    Exact child(String name) {
      return children.computeIfAbsent(name, e -> new Exact(e, this));
    }

    String path() {
      var elements = new ArrayList<String>();
      var at = this;
      while (at.parent != null) {
        elements.add(at.element);
        at = at.parent;
      }
      return String.join("/", elements.reversed());
    }
  }

  /** All names that are the same but for case: the first of them, and whether it is a directory. */
  private static final class Folded {
    private final Map<String, Folded> children = new HashMap<>();
    private @Nullable Exact first;
    private boolean isDirectory;

    Folded child(String name) {
      return children.computeIfAbsent(CaseFold.of(name), none -> new Folded());
    }
  }

  /** A name on its way through both trees. */
  private record Level(Exact exact, Folded folded) {}

  /** Adds a name; what it cannot stand beside, in words. As in Go it counts all the same. */
  Optional<String> add(String path, boolean isDirectory) {
    boolean isWhole = true;
    for (var level : levels(path).reversed()) {
      var fault = add(level, !isWhole || isDirectory);
      if (fault.isPresent()) {
        return fault;
      }
      isWhole = false;
    }
    return Optional.empty();
  }

  private List<Level> levels(String path) {
    var levels = new ArrayList<Level>();
    var level = new Level(exact, folded);
    for (var element : path.split("/", -1)) {
      level = new Level(level.exact().child(element), level.folded().child(element));
      levels.add(level);
    }
    return levels;
  }

  private static Optional<String> add(Level level, boolean isDirectory) {
    var known = level.folded();
    if (known.first == null) {
      known.first = level.exact();
      known.isDirectory = isDirectory;
      return Optional.empty();
    }
    if (known.first != level.exact()) {
      return Optional.of("is " + known.first.path() + " in another case");
    }
    if (known.isDirectory != isDirectory) {
      return Optional.of("makes " + level.exact().path() + " both a file and a directory");
    }
    return isDirectory ? Optional.empty() : Optional.of("is there twice");
  }
}
