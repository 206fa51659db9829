package dev.slipway.command;

import dev.slipway.cli.ExitCode;
import dev.slipway.cli.Failure;
import dev.slipway.doctor.Draft;
import dev.slipway.doctor.Examination;
import dev.slipway.doctor.Subjects;
import dev.slipway.doctor.Visit;
import dev.slipway.fact.Fact;
import dev.slipway.format.unit.UnitFile;
import dev.slipway.plan.EnvironmentFile;
import dev.slipway.plan.ReleaseContent;
import dev.slipway.plan.ReleaseSettings;
import dev.slipway.plan.ServiceState;
import dev.slipway.plan.Wish;
import dev.slipway.transaction.Payload;

/** Turns what was looked at into what the transaction takes. */
final class Preparation {
  private Preparation() {}

  /** The state of the service on a server. */
  static ServiceState state(Visit.Reached server) throws Failure {
    return switch (server.facts().get(ServiceState.class)) {
      case Fact.Known<ServiceState>(var state, var origin) -> state;
      case Fact.Unknown<ServiceState>(var reason, var wouldNeed) ->
          throw new Failure(
              ExitCode.UNREACHABLE,
              "look at " + server.server() + ": what is installed there is unknown: " + reason);
    };
  }

  /** The release that is sent to a server. */
  static Payload payload(Examination examination, Visit.Reached server) {
    var draft = examination.draftFor(server);
    var binary = draft.binary().found().orElseThrow();
    var unit = draft.unitText(Subjects.version(server.facts()));
    var content =
        new ReleaseContent(
            draft.declaration().service(),
            binary.sha256().orElseThrow(),
            binary.size(),
            unit,
            draft.environment().stream()
                .map(file -> new EnvironmentFile(file.name(), file.content()))
                .toList(),
            settings(draft, unit));
    return Payload.of(content, draft.executable().orElseThrow());
  }

  private static ReleaseSettings settings(Draft draft, String unit) {
    var declaration = draft.declaration();
    var user = user(unit);
    return new ReleaseSettings(
        user,
        user.equals(declaration.user()),
        declaration.run().ports(),
        declaration.health(),
        declaration.keep());
  }

  /** Whom the unit runs as: the user's own unit says it itself, root when it says nothing. */
  private static String user(String unit) {
    var assignments = UnitFile.parse("unit", unit).assignments("Service", "User");
    return assignments.isEmpty()
        ? "root"
        : assignments.getLast().isEmpty() ? "root" : assignments.getLast().value();
  }

  /** How the deploy is wanted. */
  static Wish wish(Invocation invocation) {
    return new Wish(
        invocation.parsed().hasMatchedOption("--adopt"),
        invocation.parsed().hasMatchedOption("--restart"));
  }
}
