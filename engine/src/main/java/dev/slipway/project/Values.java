package dev.slipway.project;

import dev.slipway.sandbox.Suite;
import java.time.Duration;
import java.util.regex.Pattern;

/** The forms of single values in {@code slipway.yaml}. Each refusal says what is expected. */
final class Values {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,15})([KMGT]?)(?:i?B)?");
  private static final Pattern TIME = Pattern.compile("(\\d{1,9})(ms|s|m|min|h)");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern ACCOUNT = Pattern.compile("[a-z_][a-z0-9_-]{0,31}");
  private static final Pattern CAPABILITY = Pattern.compile("(?:CAP_)?([A-Z][A-Z_]*)");
  private static final Pattern STEP = Pattern.compile("[1-9]\\d{0,4}|(?:[1-9]\\d?|100)%");

  private Values() {}

  static String suite(String text) {
    return Suite.named(text)
        .orElseThrow(
            () -> new IllegalArgumentException("\"" + text + "\" is none of " + Suite.labels()))
        .label();
  }

  static boolean truth(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("\"" + text + "\" is not true or false");
    };
  }

  static int port(String text) {
    return integer(text, 1, 65535, "a port from 1 to 65535");
  }

  static int keep(String text) {
    return integer(
        text, 2, 1000, "a number from 2 to 1000: the current release and one to go back to");
  }

  static int status(String text) {
    return integer(text, 100, 599, "an HTTP status from 100 to 599");
  }

  private static int integer(String text, int least, int most, String expected) {
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // refused below with the same words
    }
    throw new IllegalArgumentException("\"" + text + "\" is not " + expected);
  }

  /** Bytes: {@code 512M}, {@code 1G}; base 1024 as in {@code MemoryMax=}. */
  static long size(String text) {
    var match = SIZE.matcher(text);
    if (!match.matches()) {
      throw new IllegalArgumentException("\"" + text + "\" is not a size: write 512M or 2G");
    }
    int power = match.group(2).isEmpty() ? 0 : "KMGT".indexOf(match.group(2)) + 1;
    long bytes = Math.multiplyExact(Long.parseLong(match.group(1)), 1L << (10 * power));
    if (bytes == 0) {
      throw new IllegalArgumentException("a service cannot run in 0 bytes");
    }
    return bytes;
  }

  static Duration duration(String text) {
    var match = TIME.matcher(text);
    if (!match.matches()) {
      if (text.equals("0")) {
        return Duration.ZERO;
      }
      throw new IllegalArgumentException("\"" + text + "\" is not a time: write 500ms, 10s or 2m");
    }
    long number = Long.parseLong(match.group(1));
    return switch (match.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofMinutes(number);
    };
  }

  static String absolutePath(String text) {
    if (!text.startsWith("/") || text.contains("\0") || text.contains("\n")) {
      throw new IllegalArgumentException("\"" + text + "\" is not an absolute path on the server");
    }
    return text;
  }

  static String projectPath(String text) {
    if (text.isEmpty() || text.contains("\0") || text.contains("\n")) {
      throw new IllegalArgumentException("expected a file of the project");
    }
    return text;
  }

  static String account(String text) {
    if (!ACCOUNT.matcher(text).matches()) {
      throw new IllegalArgumentException("\"" + text + "\" is not an account name");
    }
    return text;
  }

  static String capability(String text) {
    var match = CAPABILITY.matcher(text);
    if (!match.matches()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not a capability: write NET_BIND_SERVICE");
    }
    return match.group(1);
  }

  static String rolloutStep(String text) {
    if (!STEP.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not a batch: write a count (1) or a share (25%)");
    }
    return text;
  }

  static boolean isVariable(String name) {
    return VARIABLE.matcher(name).matches();
  }

  static String plain(String text) {
    if (text.contains("\0")) {
      throw new IllegalArgumentException("a value cannot contain a zero byte");
    }
    return text;
  }
}
