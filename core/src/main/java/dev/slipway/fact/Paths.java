package dev.slipway.fact;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * What stands at the paths that were asked for and at every element on the way there, links
 * followed.
 *
 * @param nodes by absolute path without double slashes, {@code .}, {@code ..} and a slash at the
 *     end; {@code /} is the root
 */
public record Paths(Map<String, PathNode> nodes) {
  /** As Linux: more links than this on one way are a loop (path_resolution(7)). */
  static final int LONGEST_CHAIN = 40;

  /** Copies the nodes. */
  public Paths {
    nodes = Map.copyOf(nodes);
  }

  /**
   * The way to a path as the kernel goes it.
   *
   * @param steps every entry met, links left out, the directories first and the end last
   * @param end how it ended
   * @param at the path where it ended, links resolved
   * @param wanted the path it led to, links resolved as far as it was gone
   */
  public record Way(List<Step> steps, End end, String at, String wanted) {
    /** Copies the steps. */
    public Way {
      steps = List.copyOf(steps);
    }
  }

  /**
   * One entry on a way.
   *
   * @param path its absolute path, links resolved
   * @param entry what stands there
   */
  public record Step(String path, PathNode.Entry entry) {}

  /** How a way ends. */
  public enum End {
    /** Something stands there. */
    FOUND,
    /** Nothing stands there, or nothing at an element before it. */
    MISSING,
    /** An element before the end is no directory. */
    NO_DIRECTORY,
    /** The links go round in a circle. */
    LOOP,
    /** It was not looked at, or could not be. */
    UNKNOWN
  }

  /** Goes to an absolute path. */
  public Way to(String path) {
    return new Walk(path).go();
  }

  private final class Walk {
    private final Deque<String> rest = new ArrayDeque<>();
    private final List<Step> steps = new ArrayList<>();
    private String here = "/";
    private int links;

    Walk(String path) {
      queue(path);
    }

    Way go() {
      if (!(nodes.get(here) instanceof PathNode.Entry root)) {
        return ends(End.UNKNOWN, here);
      }
      steps.add(new Step(here, root));
      while (!rest.isEmpty()) {
        if (steps.getLast().entry().kind() != PathNode.Kind.DIRECTORY) {
          return ends(End.NO_DIRECTORY, here);
        }
        var next = next(rest.pop());
        switch (nodes.getOrDefault(next, new PathNode.Unseen("not looked at"))) {
          case PathNode.Entry entry -> enter(next, entry);
          case PathNode.Link(var target) -> {
            if (++links > LONGEST_CHAIN) {
              return ends(End.LOOP, next);
            }
            here = target.startsWith("/") ? "/" : here;
            queue(target);
          }
          case PathNode.Missing missing -> {
            return ends(End.MISSING, next);
          }
          case PathNode.Unseen unseen -> {
            return ends(End.UNKNOWN, next);
          }
        }
      }
      return ends(End.FOUND, here);
    }

    private String next(String element) {
      if (element.equals("..")) {
        int slash = here.lastIndexOf('/');
        return slash <= 0 ? "/" : here.substring(0, slash);
      }
      return here.equals("/") ? "/" + element : here + "/" + element;
    }

    private void enter(String path, PathNode.Entry entry) {
      here = path;
      steps.add(new Step(path, entry));
    }

    private void queue(String path) {
      var elements = List.of(path.split("/"));
      elements.reversed().stream()
          .filter(element -> !element.isEmpty() && !element.equals("."))
          .forEach(rest::push);
    }

    private Way ends(End end, String at) {
      var below = String.join("/", rest);
      var wanted = below.isEmpty() ? at : at.equals("/") ? "/" + below : at + "/" + below;
      return new Way(steps, end, at, wanted);
    }
  }
}
