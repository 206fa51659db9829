package dev.slipway.sandbox;

import dev.slipway.model.Secret;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An account of a sandbox server that may become root by {@code sudo}; it logs in with the server's
 * key.
 *
 * @param name the account
 * @param password what sudo asks for; empty when it asks for none
 */
public record SudoUser(String name, Optional<Secret> password) {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,30}");

  /** Refuses a name or password that the set-up could not pass on as one line. */
  public SudoUser {
    if (!FORM.matcher(name).matches()) {
      throw new IllegalArgumentException("not an account name: " + name);
    }
    if (password.isPresent() && password.get().reveal().contains("\n")) {
      throw new IllegalArgumentException("a password is one line");
    }
  }

  /** An account whose sudo asks for no password. */
  public static SudoUser passwordless(String name) {
    return new SudoUser(name, Optional.empty());
  }

  /** An account whose sudo asks for {@code password}. */
  public static SudoUser withPassword(String name, Secret password) {
    return new SudoUser(name, Optional.of(password));
  }

  /** The line that the set-up reads. */
  String line() {
    return name + ":" + password.map(Secret::reveal).orElse("") + "\n";
  }
}
