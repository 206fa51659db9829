package dev.slipway.terminal;

import dev.slipway.cli.Console;
import picocli.CommandLine.Help.Ansi;

/**
 * Colours for words, or none. On for a terminal; off in a pipe, with {@code NO_COLOR} and with
 * {@code --no-color}.
 *
 * @param ansi picocli's switch
 */
public record Style(Ansi ansi) {
  /** No colours. */
  public static final Style PLAIN = new Style(Ansi.OFF);

  /** The style for standard output of this console. */
  public static Style of(Console console, boolean noColor) {
    boolean refused =
        noColor
            || !console.environment().getOrDefault("NO_COLOR", "").isEmpty()
            || "dumb".equals(console.environment().get("TERM"));
    return new Style(!refused && console.terminal() ? Ansi.ON : Ansi.OFF);
  }

  /** Something that stops. */
  public String bad(String text) {
    return in("red,bold", text);
  }

  /** Something to look at. */
  public String warning(String text) {
    return in("yellow,bold", text);
  }

  /** Something that went well. */
  public String good(String text) {
    return in("green,bold", text);
  }

  /** A heading. */
  public String strong(String text) {
    return in("bold", text);
  }

  /** Something of less weight. */
  public String faint(String text) {
    return in("faint", text);
  }

  private String in(String colours, String text) {
    return ansi.enabled()
        ? ansi.new Text("@|" + colours + " x|@")
            .toString()
            .replaceFirst("x", java.util.regex.Matcher.quoteReplacement(text))
        : text;
  }
}
