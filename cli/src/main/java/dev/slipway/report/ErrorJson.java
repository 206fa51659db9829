package dev.slipway.report;

/**
 * Why something was not done, as {@code slipway/error/1}; the schema is docs/schema/error-1.json.
 *
 * @param schema {@code slipway/error/1}
 * @param error what was being done, where, what was seen, what to do next
 * @param exit what the process ends with
 * @param server the server that was not reached, as the user wrote it; empty when there is none
 */
public record ErrorJson(String schema, String error, int exit, String server) {

  /** The error of a command. */
  public static ErrorJson of(String error, int exit) {
    return of("", error, exit);
  }

  /** The error about one server. */
  public static ErrorJson of(String server, String error, int exit) {
    return new ErrorJson("slipway/error/1", error, exit, server);
  }
}
