package dev.slipway.vulndb;

import dev.slipway.format.FormatException;
import dev.slipway.format.module.SemanticVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads {@code index/modules.json}: which advisories there are for which module. */
final class ModuleIndex {
  static final String NAME = "index/modules";
  private static final JsonFactory JSON = new JsonFactory();

  private ModuleIndex() {}

  /**
   * An advisory as the index names it.
   *
   * @param id its name
   * @param modified when it last changed, as it is written there; empty when it is not
   * @param fixed the version that ends it for good; empty when there is none
   */
  record Entry(String id, String modified, String fixed) {
    /** Whether a module at any of these versions may have it; an unknown one may. */
    private boolean mayBeIn(List<Optional<SemanticVersion>> versions) {
      var end = fixed.isEmpty() ? Optional.<SemanticVersion>empty() : SemanticVersion.of(fixed);
      return end.isEmpty()
          || versions.stream().anyMatch(v -> v.map(each -> each.isBefore(end.get())).orElse(true));
    }

    /** When it last changed. */
    Optional<Instant> time() {
      try {
        return modified.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(modified));
      } catch (java.time.DateTimeException strange) {
        return Optional.empty();
      }
    }

    /** Whether a copy that is as old as this is of what the index means. */
    boolean isSame(Optional<Instant> copy) {
      return copy.isPresent() && time().map(copy.get()::equals).orElse(true);
    }
  }

  /**
   * The advisories of these modules, each once, but for those that the index says have ended before
   * the version that is there. The rest of it, which names thousands, is passed over.
   *
   * @param modules the versions of each; empty for one that is not known
   * @throws FormatException when the bytes are no index
   */
  static List<Entry> read(byte[] json, Map<String, List<Optional<SemanticVersion>>> modules) {
    var entries = new ArrayList<Entry>();
    try (var parser = JSON.createParser(ObjectReadContext.empty(), json)) {
      require(parser, parser.nextToken(), JsonToken.START_ARRAY, "a list of modules");
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        require(parser, parser.currentToken(), JsonToken.START_OBJECT, "a module");
        entries.addAll(module(parser, modules));
      }
    } catch (JacksonException damaged) {
      throw JsonObject.error(damaged);
    }
    var distinct = new LinkedHashMap<String, Entry>();
    entries.forEach(entry -> distinct.putIfAbsent(entry.id(), entry));
    return List.copyOf(distinct.values());
  }

  private static List<Entry> module(
      JsonParser parser, Map<String, List<Optional<SemanticVersion>>> modules) {
    var entries = List.<Entry>of();
    Optional<String> path = Optional.empty();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var key = parser.currentName();
      var value = parser.nextToken();
      if (key.equals("path") && value == JsonToken.VALUE_STRING) {
        path = Optional.of(parser.getString());
      } else if (key.equals("vulns") && path.map(modules::containsKey).orElse(true)) {
        entries = entries(parser);
      } else {
        parser.skipChildren();
      }
    }
    var name = path.orElseThrow(() -> JsonObject.error("a path of each module", "none"));
    var versions = modules.get(name);
    return versions == null
        ? List.of()
        : entries.stream().filter(entry -> entry.mayBeIn(versions)).toList();
  }

  private static List<Entry> entries(JsonParser parser) {
    var entries = new ArrayList<Entry>();
    require(parser, parser.currentToken(), JsonToken.START_ARRAY, "a list of advisories");
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      require(parser, parser.currentToken(), JsonToken.START_OBJECT, "an advisory");
      entries.add(entry(parser));
    }
    return entries;
  }

  private static Entry entry(JsonParser parser) {
    var id = "";
    var modified = "";
    var fixed = "";
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var key = parser.currentName();
      var value = parser.nextToken();
      if (key.equals("id") && value == JsonToken.VALUE_STRING) {
        id = parser.getString();
      } else if (key.equals("modified") && value == JsonToken.VALUE_STRING) {
        modified = parser.getString();
      } else if (key.equals("fixed") && value == JsonToken.VALUE_STRING) {
        fixed = parser.getString();
      } else {
        parser.skipChildren();
      }
    }
    return new Entry(Id.require(id), modified, fixed);
  }

  private static void require(
      JsonParser parser, JsonToken found, JsonToken expected, String words) {
    if (found != expected) {
      var at = parser.currentTokenLocation();
      throw new FormatException(
          dev.slipway.format.Position.at(at.getLineNr(), at.getColumnNr()),
          words,
          String.valueOf(found));
    }
  }
}
