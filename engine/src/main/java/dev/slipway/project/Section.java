package dev.slipway.project;

import dev.slipway.model.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * One mapping of {@code slipway.yaml} while it is read. Each getter names a key, so the keys asked
 * for are the keys known: {@link #close()} reports every other one. A wrong value becomes a problem
 * and the getter answers as if the key were absent, so that all problems are found in one go.
 */
final class Section implements AutoCloseable {
  private final String path;
  private final Optional<MappingNode> node;
  private final Report report;
  private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
  private final Set<String> asked = new LinkedHashSet<>();

  /** Where problems and places of keys are collected while one file is read. */
  record Report(List<Problem> problems, Map<String, Node> places, Set<String> known) {
    static Report empty() {
      return new Report(new ArrayList<>(), new LinkedHashMap<>(), new LinkedHashSet<>());
    }

    void problem(Node at, String key, String text) {
      var mark = at.getStartMark();
      problems.add(
          new Problem(
              mark.map(m -> m.getLine() + 1).orElse(1),
              mark.map(m -> m.getColumn() + 1).orElse(1),
              key,
              text));
    }
  }

  Section(String path, Optional<MappingNode> node, Report report) {
    this.path = path;
    this.node = node;
    this.report = report;
    node.ifPresent(mapping -> mapping.getValue().forEach(this::enter));
  }

  private void enter(NodeTuple tuple) {
    if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
      report.problem(tuple.getKeyNode(), path, "a key must be a plain word");
      return;
    }
    var name = key.getValue();
    if (entries.putIfAbsent(name, tuple) == null) {
      report.places().put(child(name), key);
      return;
    }
    var first = report.places().get(child(name));
    int line = first == null ? 0 : first.getStartMark().map(m -> m.getLine() + 1).orElse(0);
    report.problem(key, child(name), "is given twice; the first is in line " + line);
  }

  private String child(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private Optional<Node> value(String key) {
    asked.add(key);
    report.known().add(child(key));
    return Optional.ofNullable(entries.get(key)).map(NodeTuple::getValueNode);
  }

  /** Whether the key is there, whatever its value. */
  boolean has(String key) {
    asked.add(key);
    return entries.containsKey(key);
  }

  /** A problem at the value of {@code key}, or at the mapping when the key is absent. */
  void problem(String key, String text) {
    var at = Optional.ofNullable(entries.get(key)).map(NodeTuple::getValueNode);
    at.or(() -> node).ifPresent(place -> report.problem(place, child(key), text));
  }

  /** The mapping under {@code key}; an absent one reads as empty. */
  Section section(String key) {
    var found = value(key).flatMap(n -> mapping(n, child(key)));
    return new Section(child(key), found, report);
  }

  /** The text under {@code key}; numbers and booleans are taken as they are written. */
  Optional<String> text(String key) {
    return value(key).flatMap(n -> scalar(n, child(key)));
  }

  /** The text under {@code key} read by {@code reader}, whose refusal becomes a problem. */
  <T> Optional<T> parsed(String key, Value<T> reader) {
    return value(key).flatMap(n -> parse(n, child(key), reader));
  }

  /** The texts of the list under {@code key}, each read by {@code reader}. */
  <T> List<T> list(String key, Value<T> reader) {
    var node = value(key);
    if (node.isEmpty()) {
      return List.of();
    }
    if (!(node.get() instanceof SequenceNode sequence)) {
      report.problem(node.get(), child(key), "expected a list, as [a, b]");
      return List.of();
    }
    var result = new ArrayList<T>();
    int index = 0;
    for (var element : sequence.getValue()) {
      var name = child(key) + "[" + index++ + "]";
      report.places().put(name, element);
      parse(element, name, reader).ifPresent(result::add);
    }
    return result;
  }

  /**
   * The entries of the mapping under {@code key}, whose keys are free, in the order of the file.
   */
  <T> Map<String, T> entries(String key, BiFunction<Section, String, Optional<T>> reader) {
    var result = new LinkedHashMap<String, T>();
    try (var free = section(key)) {
      for (var name : List.copyOf(free.entries.keySet())) {
        reader.apply(free, name).ifPresent(found -> result.put(name, found));
      }
      free.entries.keySet().forEach(free.asked::add);
    }
    return result;
  }

  /** Reports every key that nobody asked for, with the nearest known one. */
  @Override
  public void close() {
    entries.forEach(
        (name, tuple) -> {
          if (!asked.contains(name)) {
            var hint =
                Nearest.to(name, asked)
                    .map(near -> "; did you mean \"" + near + "\"?")
                    .orElse("; known here: " + String.join(", ", asked));
            report.problem(tuple.getKeyNode(), child(name), "is not a known key" + hint);
          }
        });
  }

  /** Reads one value, or says what is wrong with it. */
  interface Value<T> {
    /**
     * Reads {@code text}.
     *
     * @throws IllegalArgumentException with what is expected, when it does not fit
     */
    T read(String text);
  }

  private <T> Optional<T> parse(Node node, String key, Value<T> reader) {
    return scalar(node, key)
        .flatMap(
            text -> {
              try {
                return Optional.of(reader.read(text));
              } catch (IllegalArgumentException wrong) {
                report.problem(node, key, String.valueOf(wrong.getMessage()));
                return Optional.empty();
              }
            });
  }

  private Optional<String> scalar(Node node, String key) {
    if (node instanceof ScalarNode scalar && !isNull(scalar)) {
      return Optional.of(scalar.getValue());
    }
    report.problem(
        node,
        key,
        switch (node) {
          case SequenceNode list -> "expected one value, found a list";
          case MappingNode map -> "expected one value, found a mapping";
          default -> "expected a value, found nothing";
        });
    return Optional.empty();
  }

  private Optional<MappingNode> mapping(Node node, String key) {
    if (node instanceof MappingNode map) {
      return Optional.of(map);
    }
    if (!(node instanceof ScalarNode scalar && isNull(scalar))) {
      report.problem(node, key, "expected a mapping, as { key: value }");
    }
    return Optional.empty();
  }

  private static boolean isNull(ScalarNode scalar) {
    return scalar.getTag().equals(org.snakeyaml.engine.v2.nodes.Tag.NULL);
  }
}
