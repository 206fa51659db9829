package dev.slipway.format.unit;

import dev.slipway.format.unit.Words.Broken;
import dev.slipway.format.unit.Words.Next;
import dev.slipway.format.unit.Words.Rule;
import dev.slipway.format.unit.Words.Word;
import dev.slipway.model.Secret;
import dev.slipway.model.SystemdVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The value of one {@code Environment=} line: its assignments and what systemd says about the rest
 * (systemd 252, load-fragment.c, {@code config_parse_environ}).
 *
 * @param variables in order; a later one of the same name wins
 */
public record EnvironmentLine(List<Variable> variables, List<Complaint> complaints) {

  private static final Pattern NAME_OR_NEARLY = Pattern.compile("[A-Za-z0-9_.-]+");

  /** systemd 252, env-util.c: the character set of bash. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /**
   * One variable.
   *
   * @param value unquoted and unescaped; specifiers stand in it as written
   */
  public record Variable(String name, Secret value) {}

  public EnvironmentLine {
    variables = List.copyOf(variables);
    complaints = List.copyOf(complaints);
  }

  /** Reads a value as the given version does; an empty one takes back all variables before it. */
  public static EnvironmentLine parse(String value, SystemdVersion version) {
    List<Variable> variables = new ArrayList<>();
    List<Complaint> complaints = new ArrayList<>();
    Words words = new Words(value);
    Next next = words.next(Rule.C_ESCAPES);
    while (next instanceof Word word) {
      complaint(word.text(), version)
          .ifPresentOrElse(complaints::add, () -> variables.add(variable(word.text())));
      next = words.next(Rule.C_ESCAPES);
    }
    if (next instanceof Broken) {
      complaints.add(Complaint.ignoring("Invalid syntax, ignoring: " + Secret.of(value)));
    }
    return new EnvironmentLine(variables, complaints);
  }

  /** Whether systemd takes this as the name of a variable. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  private static Optional<Complaint> complaint(String word, SystemdVersion version) {
    if (Specifiers.invalid(word, version).isPresent()) {
      return Optional.of(
          Complaint.ignoring(
              "Failed to resolve "
                  + (version.isAtLeast(248) ? "" : "unit ")
                  + "specifiers in "
                  + masked(word)
                  + ", ignoring: Invalid slot"));
    }
    int equals = word.indexOf('=');
    if (equals < 0 || !isName(word.substring(0, equals))) {
      return Optional.of(
          Complaint.ignoring("Invalid environment assignment, ignoring: " + masked(word)));
    }
    return Optional.empty();
  }

  private static Variable variable(String word) {
    int equals = word.indexOf('=');
    return new Variable(word.substring(0, equals), Secret.of(word.substring(equals + 1)));
  }

  /** A name stays, its value is hidden; what is no name may be part of a secret. */
  private static String masked(String word) {
    int equals = word.indexOf('=');
    boolean isNamed = equals > 0 && NAME_OR_NEARLY.matcher(word.substring(0, equals)).matches();
    return isNamed
        ? word.substring(0, equals + 1) + Secret.of(word.substring(equals + 1))
        : Secret.of(word).toString();
  }
}
