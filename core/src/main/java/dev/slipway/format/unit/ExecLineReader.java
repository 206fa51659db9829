package dev.slipway.format.unit;

import dev.slipway.format.unit.ExecCommand.Prefix;
import dev.slipway.format.unit.Words.Broken;
import dev.slipway.format.unit.Words.End;
import dev.slipway.format.unit.Words.Next;
import dev.slipway.format.unit.Words.Rule;
import dev.slipway.format.unit.Words.Word;
import dev.slipway.model.SystemdVersion;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a command line (systemd 252, load-fragment.c, {@code config_parse_exec}). */
final class ExecLineReader {

  /** From here on messages quote the word after "specifiers in", and not a path that is empty. */
  private static final int QUOTES_WORDS = 256;

  private final Words words;
  private final SystemdVersion version;
  private final List<ExecCommand> commands = new ArrayList<>();
  private final List<Complaint> complaints = new ArrayList<>();

  /** The value from the current command on, as systemd's messages quote it. */
  private String current;

  ExecLineReader(String value, SystemdVersion version) {
    this.words = new Words(value);
    this.version = version;
    this.current = value;
  }

  ExecLine read() {
    boolean more = !words.atEnd();
    while (more) {
      more = readCommand();
      current = words.rest();
    }
    return new ExecLine(commands, complaints);
  }

  /** Reads one command; the answer is whether another one may follow. */
  private boolean readCommand() {
    if (!(word() instanceof Word first)) {
      return false;
    }
    if (first.text().equals(";")) {
      return true;
    }
    Set<Prefix> prefixes = EnumSet.noneOf(Prefix.class);
    String path = afterPrefixes(first.text(), prefixes);
    boolean isIgnoring = prefixes.contains(Prefix.IGNORE_FAILURE);
    Optional<String> trouble = pathTrouble(path, isIgnoring ? ", ignoring" : "");
    if (trouble.isPresent()) {
      return stop(trouble.get(), isIgnoring);
    }
    List<String> argv = new ArrayList<>();
    if (!prefixes.contains(Prefix.OWN_ARGV0)) {
      argv.add(path);
    }
    return readArguments(prefixes, path, argv);
  }

  private boolean readArguments(Set<Prefix> prefixes, String path, List<String> argv) {
    boolean isIgnoring = prefixes.contains(Prefix.IGNORE_FAILURE);
    String ignoring = isIgnoring ? ", ignoring" : "";
    boolean semicolon = false;
    while (!words.atEnd() && !semicolon) {
      if (words.skip(";")) {
        semicolon = true;
      } else if (words.skip("\\;")) {
        argv.add(";");
      } else if (word() instanceof Word word) {
        if (Specifiers.invalid(word.text(), version).isPresent()) {
          String quoted = isQuotingWords() ? "'" + word.text() + "'" : word.text();
          return stop(
              "Failed to resolve unit specifiers in " + quoted + ignoring + ": Invalid slot",
              isIgnoring);
        }
        argv.add(word.text());
      } else {
        return stop(complaints.removeLast().message(), isIgnoring);
      }
    }
    if (argv.isEmpty()) {
      return stop(
          "Empty executable name or zeroeth argument" + ignoring + ": " + current, isIgnoring);
    }
    commands.add(new ExecCommand(prefixes, simplify(path), argv));
    return semicolon;
  }

  private Next word() {
    Next next = words.next(Rule.C_ESCAPES_OR_VERBATIM);
    switch (next) {
      case Word(String text, boolean hasUnknownEscape) -> {
        if (hasUnknownEscape) {
          complaints.add(Complaint.ignoring("Ignoring unknown escape sequences: \"" + text + "\""));
        }
      }
      case Broken() ->
          complaints.add(Complaint.ignoring("Unbalanced quoting, ignoring: \"" + current + "\""));
      case End() -> {}
    }
    return next;
  }

  private static String afterPrefixes(String word, Set<Prefix> prefixes) {
    String rest = word;
    while (!rest.isEmpty()) {
      Optional<Prefix> prefix = prefix(rest.charAt(0), prefixes);
      if (prefix.isEmpty()) {
        break;
      }
      if (prefix.get() == Prefix.AMBIENT) {
        prefixes.remove(Prefix.NO_SETUID);
      }
      prefixes.add(prefix.get());
      rest = rest.substring(1);
    }
    return rest;
  }

  /**
   * The prefix that a sign means after those already seen; a sign may not come twice but {@code !}.
   */
  private static Optional<Prefix> prefix(char sign, Set<Prefix> seen) {
    boolean isPrivileged =
        seen.contains(Prefix.FULL_PRIVILEGES)
            || seen.contains(Prefix.NO_SETUID)
            || seen.contains(Prefix.AMBIENT);
    return switch (sign) {
      case '-' -> unless(seen.contains(Prefix.IGNORE_FAILURE), Prefix.IGNORE_FAILURE);
      case '@' -> unless(seen.contains(Prefix.OWN_ARGV0), Prefix.OWN_ARGV0);
      case ':' -> unless(seen.contains(Prefix.NO_EXPANSION), Prefix.NO_EXPANSION);
      case '+' -> unless(isPrivileged, Prefix.FULL_PRIVILEGES);
      case '!' ->
          seen.contains(Prefix.NO_SETUID)
              ? Optional.of(Prefix.AMBIENT)
              : unless(isPrivileged, Prefix.NO_SETUID);
      default -> Optional.empty();
    };
  }

  private static Optional<Prefix> unless(boolean refused, Prefix prefix) {
    return refused ? Optional.empty() : Optional.of(prefix);
  }

  private Optional<String> pathTrouble(String path, String ignoring) {
    if (Specifiers.invalid(path, version).isPresent()) {
      return Optional.of(
          "Failed to resolve unit specifiers in '" + path + "'" + ignoring + ": Invalid slot");
    }
    if (path.isEmpty()) {
      String quoted = isQuotingWords() ? current : "'" + current + "'";
      return Optional.of("Empty path in command line" + ignoring + ": " + quoted);
    }
    if (!Words.isSafe(path)) {
      return Optional.of("Executable name contains special characters" + ignoring + ": " + path);
    }
    if (path.endsWith("/")) {
      return Optional.of("Executable path specifies a directory" + ignoring + ": " + path);
    }
    if (!isUsable(path)) {
      return Optional.of(
          "Neither a valid executable name nor an absolute path" + ignoring + ": " + path);
    }
    return Optional.empty();
  }

  /** An absolute path, or a name without a slash that is looked up in systemd's own search path. */
  private static boolean isUsable(String path) {
    return path.startsWith("/")
        ? UnitPath.isValid(path)
        : !path.contains("/") && !path.equals(".") && !path.equals("..") && path.length() <= 255;
  }

  private static String simplify(String path) {
    return path.startsWith("/") ? UnitPath.simplify(path) : path;
  }

  private boolean isQuotingWords() {
    return version.isAtLeast(QUOTES_WORDS);
  }

  private boolean stop(String message, boolean isIgnoring) {
    complaints.add(new Complaint(message, !isIgnoring));
    return false;
  }
}
