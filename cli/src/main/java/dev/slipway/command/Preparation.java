package dev.slipway.command;

import dev.slipway.build.BuildFailed;
import dev.slipway.check.Settings;
import dev.slipway.check.Subject;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.Failure;
import dev.slipway.doctor.Examination;
import dev.slipway.doctor.Subjects;
import dev.slipway.doctor.Visit;
import dev.slipway.fact.Fact;
import dev.slipway.model.Declaration;
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

  /**
   * Goes on only where there is something to send.
   *
   * @throws BuildFailed when a finding explained why it could not be built, and was passed over
   */
  static void requireBuilt(Examination examination) throws BuildFailed {
    var failure = examination.failure();
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  /** The release that is sent to a server; {@link #requireBuilt} comes before. */
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
            settings(draft.declaration(), examination.subject(server)));
    return Payload.of(content, draft.executable().orElseThrow());
  }

  /**
   * Whom the unit runs as, it says itself: root when it says nothing. Only the declared account is
   * made when it is missing, and none where systemd makes one at each start.
   */
  private static ReleaseSettings settings(Declaration declaration, Subject subject) {
    var unit = Settings.of(subject);
    var user = unit.flatMap(Settings::user).orElse("root");
    boolean makes =
        user.equals(declaration.user()) && unit.filter(Settings::hasDynamicUser).isEmpty();
    return new ReleaseSettings(
        user, makes, declaration.run().ports(), declaration.health(), declaration.keep());
  }

  /** How the deploy is wanted. */
  static Wish wish(Invocation invocation) {
    return new Wish(
        invocation.parsed().hasMatchedOption("--adopt"),
        invocation.parsed().hasMatchedOption("--restart"));
  }
}
