package dev.slipway.command;

import java.util.List;
import java.util.Optional;

/** Every command there is, in the order the help shows them. */
public final class Commands {
  /** The list. A command that does not work yet is absent, never a stub. */
  public static final List<Command> ALL =
      List.of(
          new DemoCommand(),
          new InitCommand(),
          new DoctorCommand(),
          new ExplainCommand(),
          new BuildCommand(),
          new InspectCommand(),
          new PlanCommand(),
          new DeployCommand(),
          new ResumeCommand(),
          new RollbackCommand(),
          StateCommand.STATUS,
          StateCommand.RELEASES,
          new RemoveCommand(),
          new LogsCommand(),
          new UnitCommand(),
          new ModulesCommand(),
          new GoCommand(),
          new RunCommand(),
          new SandboxCommand(),
          new CompletionCommand(),
          new VersionCommand());

  private Commands() {}

  /** The command of this name. */
  public static Optional<Command> named(String name) {
    return ALL.stream().filter(command -> command.name().equals(name)).findFirst();
  }
}
