package dev.slipway.check.unit;

import dev.slipway.check.Check;
import dev.slipway.check.OnServer;
import dev.slipway.check.ServerCommand;
import dev.slipway.check.Settings;
import dev.slipway.check.Subject;
import dev.slipway.check.UnitFindings;
import dev.slipway.fact.Accounts;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.format.unit.UnitLine.Assignment;
import dev.slipway.model.Declaration;
import java.util.List;
import java.util.stream.Stream;

/** UNIT-04, UNIT-05: a user or group of the unit that the server does not have. */
public final class MissingAccount implements Check {
  @Override
  public List<String> ids() {
    return List.of("UNIT-04", "UNIT-05");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    var settings = Settings.of(subject).filter(unit -> !unit.hasDynamicUser());
    var accounts = subject.server().get(Accounts.class).found();
    if (settings.isEmpty() || accounts.isEmpty()) {
      return Stream.empty();
    }
    var user =
        settings.get().line("User").stream()
            .flatMap(
                line ->
                    settings.get().user().stream()
                        .filter(accounts.get()::lacksUser)
                        .filter(name -> !isMade(subject, name))
                        .map(name -> user(subject, line, name)));
    var groups =
        Stream.of("Group", "SupplementaryGroups")
            .flatMap(key -> settings.get().words(key).stream())
            .filter(word -> accounts.get().lacksGroup(word.text()))
            .filter(
                word -> !(isMade(subject, word.text()) && accounts.get().lacksUser(word.text())))
            .map(word -> group(subject, word.assignment(), word.text()));
    return Stream.concat(user, groups);
  }

  /** The deploy makes the declared user, with a group of the same name. */
  private static boolean isMade(Subject subject, String name) {
    return subject.declaration().map(Declaration::user).filter(name::equals).isPresent();
  }

  private static Finding user(Subject subject, Assignment line, String name) {
    var finding =
        UnitFindings.about(
                subject,
                line,
                "UNIT-04",
                "The server has no user \""
                    + name
                    + "\": the service does not start (status=217/USER).")
            .lowered(Severity.BLOCKER)
            .seen("getent passwd " + name, "no such user");
    return OnServer.on(subject, finding)
        .fix(
            OnServer.repair(
                subject,
                "Create it, or name it as run.user in slipway.yaml: then the deploy makes it.",
                "useradd --system --user-group --no-create-home --shell /usr/sbin/nologin "
                    + called(subject, name, "--uid"),
                "userdel " + account(subject, name)));
  }

  /** No account may be called by a number (useradd, groupadd): the service gives the name. */
  private static String called(Subject subject, String name, String option) {
    return (isNumber(name) ? option + " " + name + " " : "") + account(subject, name);
  }

  private static String account(Subject subject, String name) {
    var service = subject.declaration().map(declaration -> declaration.service().text());
    return isNumber(name) ? service.orElse("svc" + name) : ServerCommand.word(name);
  }

  private static boolean isNumber(String name) {
    return name.matches("\\d+");
  }

  private static Finding group(Subject subject, Assignment line, String group) {
    var finding =
        UnitFindings.about(
                subject,
                line,
                "UNIT-05",
                "The server has no group \""
                    + group
                    + "\": the service does not start (status=216/GROUP).")
            .seen("getent group " + group, "no such group");
    return OnServer.on(subject, finding)
        .fix(
            OnServer.repair(
                subject,
                "Create it, or leave " + line.key() + "= out.",
                "groupadd --system " + called(subject, group, "--gid"),
                "groupdel " + account(subject, group)));
  }
}
