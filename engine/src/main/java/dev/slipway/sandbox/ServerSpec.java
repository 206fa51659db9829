package dev.slipway.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * What a sandbox server shall be. Two specifications of one name are two wishes for the same
 * server.
 *
 * @param name its name: lower-case letters, digits and {@code -}, begun by a letter, at most 40
 * @param suite the Debian it runs
 * @param users accounts besides root
 * @param optBytes the size of {@code /opt}, which is then a file system of its own; empty for the
 *     space of this computer
 */
public record ServerSpec(String name, Suite suite, List<SudoUser> users, OptionalLong optBytes) {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  /** Refuses a name that is not of the form above. */
  public ServerSpec {
    if (!isServerName(name)) {
      throw new IllegalArgumentException(
          "server name \""
              + name
              + "\": use lower-case letters, digits and -, begun by a letter, at most 40");
    }
    users = List.copyOf(users);
  }

  /** A plain server of this name. */
  public static ServerSpec of(String name, Suite suite) {
    return new ServerSpec(name, suite, List.of(), OptionalLong.empty());
  }

  /** Whether {@code text} can name a sandbox server. */
  public static boolean isServerName(String text) {
    return FORM.matcher(text).matches();
  }

  /** The same with one more account. */
  public ServerSpec withSudoUser(SudoUser user) {
    List<SudoUser> all = new ArrayList<>(users);
    all.add(user);
    return new ServerSpec(name, suite, all, optBytes);
  }

  /** The same with a small {@code /opt}, in bytes: for tests that run out of space. */
  public ServerSpec withOptOf(long bytes) {
    return new ServerSpec(name, suite, users, OptionalLong.of(bytes));
  }
}
