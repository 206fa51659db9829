package dev.slipway.vulndb;

import dev.slipway.format.FormatException;
import dev.slipway.format.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

/**
 * An object of a JSON text whose form is not yet known.
 *
 * @param values its values by key
 * @param path where it stands: {@code affected[0].package}; empty for the whole text
 */
record JsonObject(Map<?, ?> values, String path) {

  /**
   * Reads the object that a text is.
   *
   * @throws FormatException when it is none
   */
  static JsonObject read(byte[] json) {
    try {
      return Optional.ofNullable(JSON.std.mapFrom(json))
          .map(map -> new JsonObject(map, ""))
          .orElseThrow(() -> error("an object", "null"));
    } catch (JacksonException damaged) {
      throw error(damaged);
    }
  }

  /** Where Jackson stopped, in its words. */
  static FormatException error(JacksonException damaged) {
    var at = damaged.getLocation();
    return new FormatException(
        Position.at(at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr()),
        "JSON",
        String.valueOf(damaged.getOriginalMessage()));
  }

  /** The error of a text that is JSON and not what it should be. */
  static FormatException error(String expected, String found) {
    return new FormatException(Position.at(1, 1), expected, found);
  }

  private FormatException error(String key, String kind, Object found) {
    return error(kind + " as " + at(key), found.getClass().getSimpleName());
  }

  private String at(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private Optional<Object> value(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** A text; empty when the key is not there. */
  Optional<String> text(String key) {
    return value(key)
        .map(
            found -> {
              if (found instanceof String text) {
                return text;
              }
              throw error(key, "a text", found);
            });
  }

  /** A text that has to be there and say something. */
  String requireText(String key) {
    return text(key)
        .filter(text -> !text.isBlank())
        .orElseThrow(() -> error("a text as " + at(key), "none"));
  }

  /** A list of texts; none when the key is not there. */
  List<String> texts(String key) {
    var texts = new ArrayList<String>();
    for (var element : list(key)) {
      if (!(element instanceof String text)) {
        throw error("texts in " + at(key), String.valueOf(element));
      }
      texts.add(text);
    }
    return texts;
  }

  /** An object; an empty one when the key is not there. */
  JsonObject object(String key) {
    return value(key)
        .map(
            found -> {
              if (found instanceof Map<?, ?> map) {
                return new JsonObject(map, at(key));
              }
              throw error(key, "an object", found);
            })
        .orElseGet(() -> new JsonObject(Map.of(), at(key)));
  }

  /** A list of objects; none when the key is not there. */
  List<JsonObject> objects(String key) {
    var objects = new ArrayList<JsonObject>();
    for (var element : list(key)) {
      if (!(element instanceof Map<?, ?> map)) {
        throw error("objects in " + at(key), String.valueOf(element));
      }
      objects.add(new JsonObject(map, at(key) + "[" + objects.size() + "]"));
    }
    return objects;
  }

  private List<?> list(String key) {
    return value(key)
        .map(
            found -> {
              if (found instanceof List<?> list) {
                return list;
              }
              throw error(key, "a list", found);
            })
        .orElse(List.of());
  }
}
