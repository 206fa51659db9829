package dev.slipway.format.unit;

import java.util.List;

/**
 * One logical line of a unit file. Lines that end in a backslash are joined, so a logical line may
 * span several lines of the file; blank lines are not kept.
 */
public sealed interface UnitLine {

  /** Where the logical line begins. */
  Origin at();

  /**
   * A section header.
   *
   * @param name the text between the brackets, {@code Service}
   */
  record Section(Origin at, String name) implements UnitLine {}

  /**
   * {@code Key=Value}.
   *
   * @param section name of the section it stands in
   * @param key without surrounding white space
   * @param value joined and without surrounding white space; a joining backslash has become a
   *     space, as systemd has it; empty for {@code Key=}
   * @param written the lines of the file as they stand, comment lines between joined lines included
   */
  record Assignment(Origin at, String section, String key, String value, List<String> written)
      implements UnitLine {

    public Assignment {
      written = List.copyOf(written);
    }

    /** Whether this assignment is empty, which for most directives takes back earlier ones. */
    public boolean isEmpty() {
      return value.isEmpty();
    }

    /** The last line of the file that belongs to it: the one systemd's own messages name. */
    public int lastLine() {
      return at.line() + written.size() - 1;
    }
  }

  /**
   * A comment line.
   *
   * @param text the line without white space before the {@code #} or {@code ;} that begins it
   */
  record Comment(Origin at, String text) implements UnitLine {}

  /**
   * A line that systemd cannot use.
   *
   * @param text the joined line without surrounding white space
   */
  record Invalid(Origin at, String text, Reason reason) implements UnitLine {

    /** What systemd logs about it. */
    public String message() {
      return reason.message(text);
    }
  }

  /** Why a line cannot be used, with the text that systemd 252 logs (conf-parser.c). */
  enum Reason {
    MISSING_EQUALS("Missing '=', ignoring line.", false),
    MISSING_KEY("Missing key name before '=', ignoring line.", false),
    OUTSIDE_SECTION("Assignment outside of section. Ignoring.", false),
    INVALID_SECTION_HEADER("Invalid section header '%s'", true),
    BAD_SECTION_NAME("Bad characters in section header '%s'", true),
    NOT_UTF8("String is not UTF-8 clean, ignoring assignment: %s", true),
    LINE_TOO_LONG("Line too long", true),
    CONTINUATION_TOO_LONG("Continuation line too long", true);

    private final String message;
    private final boolean fatal;

    Reason(String message, boolean fatal) {
      this.message = message;
      this.fatal = fatal;
    }

    /**
     * Whether systemd stops reading the file here: a unit file does not load, of a drop-in only the
     * lines before it count.
     */
    public boolean isFatal() {
      return fatal;
    }

    String message(String text) {
      return message.replace("%s", text);
    }
  }
}
