package dev.slipway.report;

import tools.jackson.jr.ob.JSON;

/** JSON as Slipway writes it: records with their components in the order they are declared. */
public final class Json {
  private static final JSON LINES =
      JSON.std.with(JSON.Feature.WRITE_RECORD_FIELDS_IN_DECLARATION_ORDER);

  private static final JSON WRITER = LINES.with(JSON.Feature.PRETTY_PRINT_OUTPUT);

  private Json() {}

  /** The same on one line: where one document follows another. */
  public static String line(Object value) {
    return LINES.asString(value);
  }

  /** The JSON text of a record, list or map. */
  public static String text(Object value) {
    return WRITER.asString(value);
  }
}
