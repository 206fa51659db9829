package dev.slipway.unit;

import dev.slipway.format.unit.Complaint;
import dev.slipway.format.unit.EnvironmentLine;
import dev.slipway.format.unit.ExecLine;
import dev.slipway.format.unit.Specifiers;
import dev.slipway.format.unit.UnitPath;
import dev.slipway.model.SystemdVersion;
import dev.slipway.unit.ValueRule.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a version of systemd says about the value of a directive. */
public final class DirectiveValues {

  private static final Set<String> DIRECTORY_NAMES =
      Set.of(
          "RuntimeDirectory",
          "StateDirectory",
          "CacheDirectory",
          "LogsDirectory",
          "ConfigurationDirectory");

  /** Directives whose value may hold a secret; {@link EnvironmentLine} masks it. */
  private static final String ENVIRONMENT = "Environment";

  private static final String WORKING_DIRECTORY = "WorkingDirectory";

  private DirectiveValues() {}

  /**
   * The complaints about one value, in systemd's words; none for a value it can use, and none for
   * directives that are not judged.
   */
  public static List<Complaint> complaints(
      Directive directive, String value, SystemdVersion version) {
    String key = directive.key();
    if (key.equals(ENVIRONMENT)) {
      return EnvironmentLine.parse(value, version).complaints();
    }
    if (directive.hint().equals("PATH [ARGUMENT [...]]")) {
      return ExecLine.parse(value, version).complaints();
    }
    if (DIRECTORY_NAMES.contains(key)) {
      return Arrays.stream(value.split("[ \t]+"))
          .flatMap(name -> directoryName(key, name, version).stream())
          .toList();
    }
    if (key.equals(WORKING_DIRECTORY)) {
      return workingDirectory(value).stream().toList();
    }
    if (directive.hint().equals("FILE")) {
      return path(key, value.startsWith("-") ? value.substring(1) : value).stream().toList();
    }
    if (directive.hint().equals("STRING")) {
      return text(value, version).stream().toList();
    }
    return byRule(directive, value, version).stream().toList();
  }

  private static Optional<Complaint> text(String value, SystemdVersion version) {
    return Specifiers.invalid(value, version)
        .flatMap(
            letter ->
                ignoring(
                    "Failed to resolve unit specifiers in '"
                        + value
                        + "', ignoring: Invalid slot"));
  }

  /** Whether values of this directive are looked at. */
  public static boolean isJudged(Directive directive) {
    return directive.key().equals(ENVIRONMENT)
        || directive.hint().equals("PATH [ARGUMENT [...]]")
        || directive.hint().equals("FILE")
        || directive.hint().equals("STRING")
        || DIRECTORY_NAMES.contains(directive.key())
        || directive.key().equals(WORKING_DIRECTORY)
        || ValueRules.of(directive).isPresent();
  }

  private static Optional<Complaint> byRule(
      Directive directive, String value, SystemdVersion version) {
    Verdict verdict =
        ValueRules.of(directive).map(rule -> rule.judge(value, version)).orElse(Verdict.USABLE);
    if (verdict == Verdict.USABLE) {
      return RangeRules.complaint(directive, value);
    }
    String template =
        directive.complaint().orElse("Failed to parse " + directive.key() + "=, ignoring: %s");
    String message = template.replace("%s", value);
    if (verdict == Verdict.OUT_OF_RANGE) {
      message = message.replace(": Invalid argument", ": Numerical result out of range");
    }
    return Optional.of(new Complaint(message, !message.contains("ignoring")));
  }

  private static Optional<Complaint> directoryName(
      String key, String name, SystemdVersion version) {
    if (Specifiers.invalid(name, version).isPresent()) {
      return ignoring(
          "Failed to resolve unit specifiers in \"" + name + "\", ignoring: Invalid slot");
    }
    if (name.equals("private") || name.startsWith("private/")) {
      return ignoring(key + "= path can't be 'private', ignoring assignment: " + name);
    }
    if (name.startsWith("/")) {
      return ignoring(key + "= path is absolute, ignoring: " + name);
    }
    if (!UnitPath.isNormalized(name)) {
      return ignoring(key + "= path is not normalized, ignoring: " + name);
    }
    return Optional.empty();
  }

  private static Optional<Complaint> path(String key, String path) {
    return path.isEmpty() || path.startsWith("/")
        ? Optional.empty()
        : ignoring(key + "= path is not absolute, ignoring: " + path);
  }

  /** {@code ~} is the user's home; a sign before it makes a missing directory no error. */
  private static Optional<Complaint> workingDirectory(String value) {
    boolean isOptional = value.startsWith("-");
    String path = isOptional ? value.substring(1) : value;
    // What a specifier stands for is not known here.
    if (path.isEmpty() || path.startsWith("%") || path.equals("~")) {
      return Optional.empty();
    }
    boolean isAbsolute = path.startsWith("/");
    if (isAbsolute && UnitPath.isNormalized(UnitPath.simplify(path))) {
      return Optional.empty();
    }
    return Optional.of(
        new Complaint(
            WORKING_DIRECTORY
                + "= path is not "
                + (isAbsolute ? "normalized" : "absolute")
                + (isOptional ? ", ignoring: " : ": ")
                + path,
            !isOptional));
  }

  private static Optional<Complaint> ignoring(String message) {
    return Optional.of(new Complaint(message, false));
  }
}
