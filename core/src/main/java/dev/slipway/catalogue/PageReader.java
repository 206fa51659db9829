package dev.slipway.catalogue;

import dev.slipway.finding.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a page: front matter between two lines {@code ---}, then the five sections in order. The
 * front matter is the small part of YAML that the pages need: {@code key: value}, and for symptoms
 * a list, each item plain or in single quotes.
 */
final class PageReader {
  static final Pattern ID = Pattern.compile("[A-Z][A-Z0-9]{1,15}-\\d{2}");
  private static final Set<String> KEYS =
      Set.of("id", "title", "severity", "auto", "versions", "consequence", "symptoms");
  private static final List<String> SECTIONS =
      List.of("What", "Why it matters", "How to fix", "When to ignore", "Source");

  private final String name;
  private final List<String> lines;
  private final Map<String, String> values = new HashMap<>();
  private final Map<String, Integer> places = new HashMap<>();
  private final List<Symptom> symptoms = new ArrayList<>();
  private int next;

  PageReader(String name, String text) {
    this.name = name;
    this.lines = text.lines().toList();
  }

  Page read() {
    readFrontMatter();
    var sections = readSections();
    return new Page(
        value("id", ID.asMatchPredicate(), "a chapter and two digits"),
        value("title", PageReader::isTitle, "a title under 72 characters without a full stop"),
        word(
            "severity", Stream.of(Severity.values()).filter(s -> s.word().equals(raw("severity")))),
        word("auto", Auto.of(raw("auto")).stream()),
        raw("versions"),
        !value("consequence", word -> word.isEmpty() || word.equals("yes"), "yes, or no such line")
            .isEmpty(),
        symptoms,
        sections.get(0),
        sections.get(1),
        sections.get(2),
        sections.get(3),
        sections.get(4));
  }

  private void readFrontMatter() {
    expect("---");
    while (next < lines.size() && !line().equals("---")) {
      if (line().startsWith("  - ")) {
        readSymptom();
      } else {
        readKey();
      }
      next++;
    }
    expect("---");
  }

  private void readKey() {
    var colon = line().indexOf(':');
    var key = colon < 0 ? line() : line().substring(0, colon);
    if (colon < 0 || !KEYS.contains(key)) {
      throw error("expected one of id, title, severity, auto, versions, consequence, symptoms");
    }
    if (values.put(key, plain(line().substring(colon + 1).strip())) != null) {
      throw error("the key " + key + " stands here twice");
    }
    places.put(key, next + 1);
  }

  private void readSymptom() {
    if (!values.containsKey("symptoms")) {
      throw error("a list item that does not stand under symptoms");
    }
    try {
      symptoms.add(Symptom.of(plain(line().substring("  - ".length()).strip())));
    } catch (IllegalArgumentException notOne) {
      throw error("not a symptom: " + notOne.getMessage());
    }
  }

  /** The text of a YAML scalar, plain or in single quotes, in which {@code ''} is a quote. */
  private static String plain(String scalar) {
    boolean quoted = scalar.length() >= 2 && scalar.startsWith("'") && scalar.endsWith("'");
    return quoted ? scalar.substring(1, scalar.length() - 1).replace("''", "'") : scalar;
  }

  private List<String> readSections() {
    var sections = new LinkedHashMap<String, StringBuilder>();
    var current = new StringBuilder();
    boolean code = false;
    for (; next < lines.size(); next++) {
      code ^= line().startsWith("```");
      if (!code && line().startsWith("## ")) {
        var heading = line().substring(3).strip();
        if (sections.size() == SECTIONS.size() || !heading.equals(SECTIONS.get(sections.size()))) {
          throw error("expected the sections " + SECTIONS + " in this order");
        }
        current = new StringBuilder();
        sections.put(heading, current);
      } else if (sections.isEmpty() && !line().isBlank()) {
        throw error("expected the section " + SECTIONS.getFirst());
      } else {
        current.append(line()).append('\n');
      }
    }
    var bodies = sections.values().stream().map(body -> body.toString().strip()).toList();
    if (bodies.size() < SECTIONS.size() || bodies.contains("")) {
      throw error("expected text in each of the sections " + SECTIONS);
    }
    return bodies;
  }

  private String value(String key, java.util.function.Predicate<String> form, String expected) {
    if (!form.test(raw(key))) {
      throw errorAt(key, expected);
    }
    return raw(key);
  }

  private <T> T word(String key, Stream<T> chosen) {
    Optional<T> one = chosen.findFirst();
    return one.orElseThrow(() -> errorAt(key, "one of its words"));
  }

  private static boolean isTitle(String title) {
    return !title.isEmpty()
        && title.length() < Page.TITLE_LIMIT
        && !title.endsWith(".")
        && !title.contains("`")
        && !title.contains("**");
  }

  private String raw(String key) {
    return values.getOrDefault(key, "");
  }

  private String line() {
    return lines.get(next);
  }

  private void expect(String wanted) {
    if (next >= lines.size() || !line().equals(wanted)) {
      throw error("expected the line " + wanted);
    }
    next++;
  }

  private PageException error(String problem) {
    return new PageException(name, Math.min(next + 1, Math.max(1, lines.size())), problem);
  }

  private PageException errorAt(String key, String expected) {
    var problem = key + ": expected " + expected + ", found \"" + raw(key) + "\"";
    return new PageException(name, places.getOrDefault(key, 1), problem);
  }
}
