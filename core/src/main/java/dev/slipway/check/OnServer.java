package dev.slipway.check;

import dev.slipway.finding.Finding;
import dev.slipway.finding.Fix;
import dev.slipway.finding.Repair;

/** Fixes that are commands on the subject's server. */
public final class OnServer {
  private OnServer() {}

  /** The command, which root has to run there, as a person types it here. */
  public static String command(Subject subject, String command) {
    return ServerCommand.asRoot(subject.server(), command);
  }

  /** A fix that Slipway can make itself by running this command as root. */
  public static Fix repair(Subject subject, String text, String command) {
    return Fix.of(text, command(subject, command)).repairedBy(new Repair.RunOnServer(command, ""));
  }

  /** The same, and the command that takes it back. */
  public static Fix repair(Subject subject, String text, String command, String undo) {
    return Fix.of(text, command(subject, command))
        .repairedBy(new Repair.RunOnServer(command, undo));
  }

  /** The finding on the subject's server. */
  public static Finding on(Subject subject, Finding finding) {
    return finding.on(subject.server().server());
  }
}
