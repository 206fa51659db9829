package dev.slipway.build;

import java.util.regex.Pattern;

/** Who and with what word, in the addresses of proxies and repositories: nothing to print. */
public final class Passwords {
  private static final Pattern USER_INFO = Pattern.compile("://[^/\\s]{1,300}@");

  private Passwords() {}

  /** The text with {@code ***} in their place. */
  public static String masked(String text) {
    return USER_INFO.matcher(text).replaceAll("://***@");
  }
}
