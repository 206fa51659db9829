package dev.slipway.report;

/**
 * Why something was not done, as {@code slipway/error/1}; the schema is docs/schema/error-1.json.
 *
 * @param schema {@code slipway/error/1}
 * @param error what was being done, where, what was seen, what to do next
 * @param exit what the process ends with
 * @param server the server that was not reached, as the user wrote it; empty when there is none
 * @param page the id of the page that explains it, for {@code slipway explain}; empty when none is
 *     known to
 */
public record ErrorJson(String schema, String error, int exit, String server, String page) {

  private static final String SCHEMA = "slipway/error/1";

  /** The error of a command. */
  public static ErrorJson of(String error, int exit, String page) {
    return new ErrorJson(SCHEMA, error, exit, "", page);
  }

  /** The error about one server. */
  public static ErrorJson of(String server, String error, int exit) {
    return new ErrorJson(SCHEMA, error, exit, server, "");
  }
}
