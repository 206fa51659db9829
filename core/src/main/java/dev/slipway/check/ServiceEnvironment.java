package dev.slipway.check;

import dev.slipway.format.envfile.EnvironmentEntry.Assignment;
import dev.slipway.format.unit.EnvironmentLine;
import dev.slipway.format.unit.UnitLine;
import dev.slipway.model.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The variables that a service gets from its unit and its environment files. Files win over {@code
 * Environment=}, and of several the later one wins (systemd.exec(5), measured on 252).
 */
public final class ServiceEnvironment {

  /**
   * Where a variable gets its value.
   *
   * @param place file and line, for evidence
   * @param value the value, a secret until a check knows it is none
   * @param file the environment file it stands in; empty when it stands in the unit
   * @param line the line of the environment file or of the unit
   * @param isCertain whether nothing unknown can override it
   */
  public record Source(
      String place,
      Secret value,
      Optional<CheckedEnvironmentFile> file,
      int line,
      boolean isCertain) {}

  private ServiceEnvironment() {}

  /** Where this variable gets the value that counts; empty when nobody is known to set it. */
  public static Optional<Source> variable(Subject subject, String name) {
    var sources = new ArrayList<Source>();
    fromUnit(subject, name).forEach(sources::add);
    boolean certain = true;
    for (var file : subject.environmentFiles()) {
      var content = file.file();
      if (content.isEmpty() && !file.isMissing()) {
        certain = false;
      }
      for (var entry : content.map(c -> c.assignments()).orElse(List.of())) {
        if (entry.name().equals(name)) {
          sources.add(fromFile(file, content.get().source(), entry));
          certain = true;
        }
      }
    }
    if (sources.isEmpty()) {
      return Optional.empty();
    }
    var last = sources.getLast();
    return isUnset(subject, name, last.value())
        ? Optional.empty()
        : Optional.of(new Source(last.place(), last.value(), last.file(), last.line(), certain));
  }

  /** {@code UnsetEnvironment=} has the last word: by name, or only for this value. */
  private static boolean isUnset(Subject subject, String name, Secret value) {
    return Settings.of(subject).stream()
        .flatMap(settings -> settings.words("UnsetEnvironment").stream())
        .map(Settings.Word::text)
        .anyMatch(word -> word.equals(name) || word.equals(name + "=" + value.reveal()));
  }

  /** The names of all variables that unit, files or declaration are known to set. */
  public static SortedSet<String> names(Subject subject) {
    var names = new TreeSet<String>();
    subject.declaration().ifPresent(declared -> names.addAll(declared.run().env().keySet()));
    Settings.of(subject)
        .ifPresent(
            settings ->
                settings.lines("Environment").stream()
                    .flatMap(
                        line ->
                            EnvironmentLine.parse(line.value(), settings.version())
                                .variables()
                                .stream())
                    .forEach(variable -> names.add(variable.name())));
    subject.environmentFiles().stream()
        .flatMap(file -> file.file().stream())
        .flatMap(content -> content.assignments().stream())
        .forEach(entry -> names.add(entry.name()));
    return names;
  }

  private static List<Source> fromUnit(Subject subject, String name) {
    var settings = Settings.of(subject);
    if (settings.isEmpty()) {
      return declared(subject, name).stream().toList();
    }
    var sources = new ArrayList<Source>();
    for (var line : settings.get().lines("Environment")) {
      for (var variable :
          EnvironmentLine.parse(line.value(), settings.get().version()).variables()) {
        var value = settings.get().resolved(variable.value().reveal());
        if (variable.name().equals(name) && value.isPresent()) {
          sources.add(
              new Source(
                  place(subject, name, line),
                  Secret.of(value.get()),
                  Optional.empty(),
                  line.at().line(),
                  true));
        }
      }
    }
    return sources;
  }

  /** A generated unit says what {@code slipway.yaml} says: that is where a person changes it. */
  private static String place(Subject subject, String name, UnitLine line) {
    boolean isGenerated =
        subject.unit().found().filter(u -> u.kind() == CheckedUnit.Kind.GENERATED).isPresent();
    return isGenerated
        ? declared(subject, name).map(Source::place).orElse(line.at().toString())
        : line.at().toString();
  }

  private static Optional<Source> declared(Subject subject, String name) {
    return subject
        .declaration()
        .flatMap(
            declaration ->
                Optional.ofNullable(declaration.run().env().get(name))
                    .map(
                        value ->
                            new Source(
                                declaration.at("run.env." + name),
                                Secret.of(value),
                                Optional.empty(),
                                0,
                                true)));
  }

  private static Source fromFile(CheckedEnvironmentFile file, String source, Assignment entry) {
    return new Source(
        source + ":" + entry.line(), entry.value(), Optional.of(file), entry.line(), true);
  }
}
