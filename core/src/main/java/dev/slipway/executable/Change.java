package dev.slipway.executable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One thing that is not the same in two executables.
 *
 * @param what it is
 * @param before what it was; empty when it was not there
 * @param after what it is; empty when it is gone
 */
public record Change(String what, String before, String after) {

  /** What differs: in the order of the first, then what only the second has, in its order. */
  public static List<Change> between(Map<String, String> before, Map<String, String> after) {
    var names = new ArrayList<>(before.keySet());
    after.keySet().stream().filter(name -> !before.containsKey(name)).forEach(names::add);
    return names.stream()
        .map(name -> new Change(name, before.getOrDefault(name, ""), after.getOrDefault(name, "")))
        .filter(change -> !change.before().equals(change.after()))
        .toList();
  }
}
