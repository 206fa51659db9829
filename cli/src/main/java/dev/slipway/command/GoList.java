package dev.slipway.command;

import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ExitStatus;
import dev.slipway.cli.Failure;
import java.util.List;

/** {@code slipway go list}: every Go of a computer, and who gets which. */
final class GoList {
  private GoList() {}

  /**
   * Looks, and prints what is there.
   *
   * @param targets targets or servers; this computer when there is none
   */
  static ExitStatus run(Invocation invocation, List<String> targets) throws Failure {
    if (!targets.isEmpty()) {
      throw Failure.usage("go list: servers cannot be looked at yet");
    }
    var go = dev.slipway.build.GoCommand.find(invocation.console().environment());
    invocation.out().println(go.map(Object::toString).orElse("no go command"));
    return ExitCode.FINE;
  }
}
