package dev.slipway.format.unit;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One command of {@code ExecStart=} and its kin. Words are unquoted and unescaped; specifiers and
 * variables stand in them as written, because systemd replaces specifiers when it loads the unit
 * and variables when it starts the command.
 *
 * @param prefixes the signs before the path
 * @param path of the executable, without double slashes; never expanded for variables
 * @param words the words that become the argument vector, the zeroth included
 */
public record ExecCommand(Set<Prefix> prefixes, String path, List<String> words) {

  /** A sign before the path (systemd.service, table "Special executable prefixes"). */
  public enum Prefix {
    /** {@code -}: failure of the command counts as success. */
    IGNORE_FAILURE("-"),
    /** {@code @}: the next word is the zeroth argument. */
    OWN_ARGV0("@"),
    /** {@code :}: no variables are expanded. */
    NO_EXPANSION(":"),
    /** {@code +}: full privileges, no sandbox. */
    FULL_PRIVILEGES("+"),
    /** {@code !}: the sandbox holds, user and group do not. */
    NO_SETUID("!"),
    /** {@code !!}: as {@code !}, only on kernels without ambient capabilities. */
    AMBIENT("!!");

    private final String sign;

    Prefix(String sign) {
      this.sign = sign;
    }

    public String sign() {
      return sign;
    }
  }

  public ExecCommand {
    prefixes = prefixes.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(prefixes));
    words = List.copyOf(words);
  }

  /** The argument vector, zeroth included, once specifiers and variables are replaced. */
  public List<String> arguments(Specifiers specifiers, Map<String, String> environment) {
    List<String> resolved = words.stream().map(word -> specifiers.resolve(word).text()).toList();
    return prefixes.contains(Prefix.NO_EXPANSION)
        ? resolved
        : VariableExpansion.expand(resolved, environment);
  }

  /** What the words ask of the environment, in order; nothing under the prefix {@code :}. */
  public List<VariableUse> variables() {
    return prefixes.contains(Prefix.NO_EXPANSION) ? List.of() : VariableExpansion.uses(words);
  }
}
