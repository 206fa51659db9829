package dev.slipway.format.modulezip;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The names of a zip and of all directories above them, to find those that cannot stand beside each
 * other on every file system (x/mod zip, collisionChecker). Two trees, one of names as they are and
 * one without their case, so that a name of many elements costs no more than its length.
 */
final class NameTree {
  private final Exact root = new Exact("", null, new Folded());

  /** A name as it is; the same name is the same object. */
  private static final class Exact {
    private final String element;
    private final @Nullable Exact parent;
    private final Folded folded;
    private final Map<String, Exact> children = new HashMap<>();

    Exact(String element, @Nullable Exact parent, Folded folded) {
      this.element = element;
      this.parent = parent;
      this.folded = folded;
    }

    Exact child(String name) {
      return children.computeIfAbsent(name, e -> new Exact(e, this, folded.child(e)));
    }

    String path() {
      var elements = new ArrayList<String>();
      for (var at = this; at.parent != null; at = at.parent) {
        elements.add(at.element);
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

  /** Adds a name; what it cannot stand beside, in words. As in Go it counts all the same. */
  Optional<String> add(String path, boolean isDirectory) {
    var whole = find(path);
    for (var at = whole; at.parent != null; at = at.parent) {
      var fault = add(at, at != whole || isDirectory);
      if (fault.isPresent()) {
        return fault;
      }
    }
    return Optional.empty();
  }

  private Exact find(String path) {
    var at = root;
    int from = 0;
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', from)) {
      at = at.child(path.substring(from, slash));
      from = slash + 1;
    }
    return at.child(path.substring(from));
  }

  private static Optional<String> add(Exact name, boolean isDirectory) {
    var known = name.folded;
    if (known.first == null) {
      known.first = name;
      known.isDirectory = isDirectory;
      return Optional.empty();
    }
    if (known.first != name) {
      return Optional.of("is " + known.first.path() + " in another case");
    }
    if (known.isDirectory != isDirectory) {
      return Optional.of("makes " + name.path() + " both a file and a directory");
    }
    return isDirectory ? Optional.empty() : Optional.of("is there twice");
  }
}
