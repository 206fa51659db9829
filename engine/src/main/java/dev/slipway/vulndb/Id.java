package dev.slipway.vulndb;

import dev.slipway.format.FormatException;
import java.util.regex.Pattern;

/** Names of advisories. They become names of files, so that nothing else may pass for one. */
final class Id {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,79}");

  private Id() {}

  static String require(String text) {
    if (!FORM.matcher(text).matches()) {
      throw JsonObject.error("an id like GO-2026-1234", FormatException.quote(text));
    }
    return text;
  }
}
