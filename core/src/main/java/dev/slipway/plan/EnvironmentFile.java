package dev.slipway.plan;

import dev.slipway.model.Digest;
import dev.slipway.model.Secret;
import java.util.regex.Pattern;

/**
 * An environment file of a release: {@code /etc/SERVICE/NAME} on the server, mode 0600.
 *
 * @param name the file's name: letters, digits, {@code . _ -}, not begun by a dot or dash
 * @param content the whole text; its values are secrets
 */
public record EnvironmentFile(String name, Secret content) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*");

  /** Refuses a name that is not one plain word. */
  public EnvironmentFile {
    if (!FORM.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "environment file \"" + name + "\": use letters, digits, dot, _ and - in its name");
    }
  }

  /** SHA-256 of the content in UTF-8. */
  public Digest digest() {
    return Sha256.of(content.reveal());
  }
}
