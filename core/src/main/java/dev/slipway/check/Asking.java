package dev.slipway.check;

import dev.slipway.fact.Questions;
import dev.slipway.format.unit.EffectiveUnit;
import dev.slipway.format.unit.ExecLine;
import dev.slipway.format.unit.Specifiers;
import dev.slipway.format.unit.UnitLine.Assignment;
import dev.slipway.model.Declaration;
import dev.slipway.model.SystemdVersion;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a server has to be asked so that the checks can judge a service on it. All is asked before
 * the server is known, in one exec, so it is asked generously: a path too many costs nothing.
 */
public final class Asking {
  private static final List<String> PATH_KEYS =
      List.of(
          "WorkingDirectory",
          "ReadWritePaths",
          "ReadOnlyPaths",
          "InaccessiblePaths",
          "ExecPaths",
          "NoExecPaths",
          "BindPaths",
          "BindReadOnlyPaths",
          "RootDirectory",
          "LoadCredential",
          "StandardOutput",
          "StandardError",
          "PIDFile");

  private static final List<String> EXEC_KEYS =
      List.of(
          "ExecStart", "ExecStartPre", "ExecStartPost", "ExecReload", "ExecStop", "ExecCondition");

  /** What a unit is not started without (systemd.unit(5)). */
  public static final List<String> NEEDED_UNITS = List.of("Requires", "BindsTo", "Requisite");

  private final SystemdVersion version;
  private final Specifiers specifiers;
  private Questions questions;

  private Asking(String unitName, SystemdVersion version, Questions questions) {
    this.version = version;
    this.specifiers = Specifiers.forUnit(unitName, version);
    this.questions = questions;
  }

  /** What is asked about a service that {@code slipway.yaml} declares. */
  public static Questions about(Declaration declaration) {
    var service = declaration.service();
    var run = declaration.run();
    var questions =
        Questions.NONE
            .service(service)
            .user(declaration.user())
            .path(service.home())
            .path(service.executable())
            .path(service.unitPath())
            .path(service.environmentDirectory())
            .path(service.stateDirectory());
    for (var port : run.ports()) {
      questions = questions.port(port);
    }
    for (var path :
        Stream.concat(run.writable().stream(), run.workingDirectory().stream()).toList()) {
      questions = questions.path(path);
    }
    return questions;
  }

  /** The same questions and what this unit makes it necessary to ask. */
  public static Questions about(
      Questions questions, String unitName, EffectiveUnit unit, SystemdVersion version) {
    var asking = new Asking(unitName, version, questions);
    EXEC_KEYS.forEach(key -> asking.commands(unit.assignments("Service", key)));
    PATH_KEYS.forEach(key -> unit.assignments("Service", key).forEach(asking::paths));
    unit.assignments("Service", "EnvironmentFile").forEach(asking::environmentFile);
    unit.last("Service", "User").ifPresent(asking::user);
    unit.read().stream().filter(ConditionLine::isLasting).forEach(asking::condition);
    unit.last("Service", "LimitNPROC")
        .ifPresent(line -> asking.questions = asking.questions.tasks());
    unit.last("Service", "RootDirectory").ifPresent(root -> asking.below(root, unit));
    NEEDED_UNITS.stream()
        .flatMap(key -> unit.assignments("Unit", key).stream())
        .forEach(asking::units);
    Stream.of("Group", "SupplementaryGroups")
        .flatMap(key -> unit.assignments("Service", key).stream())
        .forEach(asking::groups);
    return asking.questions;
  }

  private void commands(List<Assignment> assignments) {
    for (var assignment : assignments) {
      for (var command : ExecLine.parse(assignment.value(), version).commands()) {
        ProgramPath.candidates(command.path()).forEach(this::path);
        resolved(command.path())
            .filter(path -> path.startsWith("/"))
            .ifPresent(path -> questions = questions.program(path));
      }
    }
  }

  private void paths(Assignment assignment) {
    for (var word : assignment.value().split("[\\s:\"']+")) {
      path(word.replaceFirst("^[-+~!]+", ""));
    }
  }

  private void path(String written) {
    resolved(written)
        .filter(path -> path.startsWith("/"))
        .ifPresent(path -> questions = questions.path(path));
  }

  private void environmentFile(Assignment assignment) {
    resolved(assignment.value().replaceFirst("^-", ""))
        .filter(path -> path.startsWith("/"))
        .ifPresent(path -> questions = questions.environmentFile(path).path(path));
  }

  private void user(Assignment assignment) {
    resolved(assignment.value())
        .filter(name -> !name.isBlank())
        .ifPresent(name -> questions = questions.user(name));
  }

  /** What the unit starts stands below its root. */
  private void below(Assignment root, EffectiveUnit unit) {
    for (var assignment : unit.assignments("Service", "ExecStart")) {
      for (var command : ExecLine.parse(assignment.value(), version).commands()) {
        path(root.value().strip() + command.path());
      }
    }
  }

  private void condition(Assignment assignment) {
    resolved(ConditionLine.of(assignment).text())
        .ifPresent(line -> questions = questions.condition(line));
  }

  private void units(Assignment assignment) {
    for (var word : assignment.value().strip().split("\\s+")) {
      resolved(word).ifPresent(name -> questions = questions.unit(name));
    }
  }

  private void groups(Assignment assignment) {
    for (var word : assignment.value().split("\\s+")) {
      resolved(word)
          .filter(name -> !name.isBlank())
          .ifPresent(name -> questions = questions.group(name));
    }
  }

  /** The text with its specifiers resolved; empty when one of them only the server can resolve. */
  private Optional<String> resolved(String text) {
    var result = specifiers.resolve(text);
    return result.invalid().isEmpty() && result.fromServer().isEmpty()
        ? Optional.of(result.text())
        : Optional.empty();
  }
}
