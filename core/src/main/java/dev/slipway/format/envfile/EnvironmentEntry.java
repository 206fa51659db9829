package dev.slipway.format.envfile;

import dev.slipway.model.Secret;
import java.util.Optional;
import java.util.Set;

/** One thing an environment file says. */
public sealed interface EnvironmentEntry {

  /** The line it begins on, from 1. */
  int line();

  /** The line it ends on. */
  int lastLine();

  /**
   * A variable that reaches the service.
   *
   * @param value what systemd passes on
   * @param traits what happened to the text on the way, where people often expect something else
   */
  record Assignment(int line, int lastLine, String name, Secret value, Set<Trait> traits)
      implements EnvironmentEntry {
    public Assignment {
      traits = Set.copyOf(traits);
    }
  }

  /**
   * Something systemd does not take.
   *
   * @param key the text before the equals sign, or the whole line without one when it is a plain
   *     word; never a value
   * @param message what systemd logs, the value masked; empty when it says nothing at all
   */
  record Rejected(int line, int lastLine, String key, Reason reason, Optional<String> message)
      implements EnvironmentEntry {}

  /** Why an entry is not taken. */
  enum Reason {
    /** There is no equals sign on the line; systemd drops the line without a word. */
    MISSING_EQUALS,
    /** The shell's {@code export} stands before the name. */
    EXPORT,
    /** A byte order mark stands before the first name. */
    BYTE_ORDER_MARK,
    /** The name is not made of letters, digits and {@code _}, or begins with a digit. */
    INVALID_NAME
  }

  /** What happened to a value while it was read. */
  enum Trait {
    /** Outside quotes a backslash was removed: {@code back\slash} is read as {@code backslash}. */
    BACKSLASH_REMOVED,
    /** A backslash at the end of a line joined it with the next one. */
    LINES_JOINED,
    /** The value goes over several lines because a quote does. */
    LINE_BREAK_IN_QUOTES,
    /** A quote is never closed, so the value reaches to the end of the file. */
    UNCLOSED_QUOTE,
    /** Text that looks like a comment after the value is part of the value. */
    COMMENT_IN_VALUE,
    /** A {@code $NAME} or <code>${NAME}</code> is part of the value as it stands. */
    DOLLAR_KEPT,
    /** Quotes inside an unquoted value are part of the value: {@code a"b"}. */
    QUOTE_KEPT,
    /** White space around the equals sign was dropped. */
    SPACE_AROUND_EQUALS,
    /** The line ends in CR LF, and the CR was dropped. */
    CARRIAGE_RETURN_DROPPED
  }
}
