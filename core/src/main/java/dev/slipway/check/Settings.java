package dev.slipway.check;

import dev.slipway.fact.Systemd;
import dev.slipway.format.unit.EffectiveUnit;
import dev.slipway.format.unit.ExecCommand;
import dev.slipway.format.unit.ExecCommand.Prefix;
import dev.slipway.format.unit.ExecLine;
import dev.slipway.format.unit.Specifiers;
import dev.slipway.format.unit.UnitBoolean;
import dev.slipway.format.unit.UnitLine.Assignment;
import dev.slipway.model.SystemdVersion;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The unit of a subject, read for what it sets: the last word on each directive, specifiers
 * resolved. What only the server can resolve ({@code %H}) is left out.
 */
public final class Settings {
  /** Assumed where the server's is not known: that of Debian 12. */
  public static final SystemdVersion COMMON = new SystemdVersion(252);

  /** The keys of the commands without which the service is not started (systemd.service(5)). */
  public static final List<String> START_KEYS =
      List.of("ExecCondition", "ExecStartPre", "ExecStart", "ExecStartPost");

  private static final String SERVICE = "Service";

  private final CheckedUnit unit;
  private final SystemdVersion version;
  private final Specifiers specifiers;

  private Settings(CheckedUnit unit, SystemdVersion version) {
    this.unit = unit;
    this.version = version;
    this.specifiers = Specifiers.forUnit(unit.name(), version);
  }

  /**
   * One word of a directive that takes several.
   *
   * @param text with its specifiers resolved
   * @param assignment the line it stands on
   */
  public record Word(String text, Assignment assignment) {}

  /**
   * One command of the unit.
   *
   * @param command what it runs
   * @param assignment the line it stands on
   */
  public record Command(ExecCommand command, Assignment assignment) {}

  /** The settings of this subject's unit; empty when no unit is known or it does not load. */
  public static Optional<Settings> of(Subject subject) {
    return subject
        .unit()
        .found()
        .filter(unit -> unit.effective().isLoadable())
        .map(unit -> new Settings(unit, versionFor(subject)));
  }

  /** The subject's version of systemd, or the common one. */
  public static SystemdVersion versionFor(Subject subject) {
    return subject.server().get(Systemd.class).found().map(Systemd::version).orElse(COMMON);
  }

  /** The unit that is read. */
  public CheckedUnit unit() {
    return unit;
  }

  /** The unit file with its drop-ins. */
  public EffectiveUnit effective() {
    return unit.effective();
  }

  /** The version of systemd it is read for. */
  public SystemdVersion version() {
    return version;
  }

  /** The lines of this key in {@code [Service]} that count. */
  public List<Assignment> lines(String key) {
    return unit.effective().assignments(SERVICE, key);
  }

  /** The line that decides this directive of {@code [Service]}; empty when it is not set. */
  public Optional<Assignment> line(String key) {
    return line(SERVICE, key);
  }

  /** The line that decides this directive; empty when it is not set or set back. */
  public Optional<Assignment> line(String section, String key) {
    return unit.effective().last(section, key).filter(assignment -> !assignment.isEmpty());
  }

  /** The value of this directive of {@code [Service]}, specifiers resolved. */
  public Optional<String> value(String key) {
    return line(key).flatMap(assignment -> resolved(assignment.value()));
  }

  /** Whether this directive of {@code [Service]} is a boolean that is on. */
  public boolean isOn(String key) {
    return value(key).flatMap(UnitBoolean::parse).orElse(false);
  }

  /** The words of a directive of {@code [Service]} that takes several, in order. */
  public List<Word> words(String key) {
    return lines(key).stream()
        .flatMap(
            assignment ->
                Stream.of(assignment.value().strip().split("\\s+"))
                    .map(Settings::unquoted)
                    .flatMap(word -> resolved(word).stream())
                    .map(word -> new Word(word, assignment)))
        .toList();
  }

  /** The commands of {@code ExecStart=} or its kin, paths resolved. */
  public List<Command> commands(String key) {
    return lines(key).stream()
        .flatMap(
            assignment ->
                ExecLine.parse(assignment.value(), version).commands().stream()
                    .flatMap(command -> resolved(command).stream())
                    .map(command -> new Command(command, assignment)))
        .toList();
  }

  /** The commands of {@link #START_KEYS} whose failure counts, in order. */
  public Stream<Command> startCommands() {
    return START_KEYS.stream()
        .flatMap(key -> commands(key).stream())
        .filter(command -> !command.command().prefixes().contains(Prefix.IGNORE_FAILURE));
  }

  /** Whether its files are not those of the server. */
  public boolean hasOwnRoot() {
    return line("RootDirectory").isPresent() || line("RootImage").isPresent();
  }

  /** The text with its specifiers resolved; empty when that takes the server. */
  public Optional<String> resolved(String text) {
    var result = specifiers.resolve(text);
    return result.invalid().isEmpty() && result.fromServer().isEmpty()
        ? Optional.of(result.text())
        : Optional.empty();
  }

  /** The account the service runs as; {@code root} when the unit names none. */
  public Optional<String> user() {
    return line("User").isEmpty() ? Optional.of("root") : value("User");
  }

  /** Whether the service runs as an account made at its start. */
  public boolean hasDynamicUser() {
    return isOn("DynamicUser");
  }

  private Optional<ExecCommand> resolved(ExecCommand command) {
    return resolved(command.path())
        .map(path -> new ExecCommand(command.prefixes(), path, command.words()));
  }

  private static String unquoted(String word) {
    boolean quoted = word.length() > 1 && "\"'".indexOf(word.charAt(0)) >= 0;
    return quoted && word.charAt(word.length() - 1) == word.charAt(0)
        ? word.substring(1, word.length() - 1)
        : word;
  }
}
