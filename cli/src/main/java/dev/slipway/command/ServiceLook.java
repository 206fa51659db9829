package dev.slipway.command;

import dev.slipway.doctor.Examination;
import dev.slipway.project.Project;
import java.util.Optional;

/** A look at a service that is installed: no build, no project files. */
final class ServiceLook {
  private ServiceLook() {}

  /**
   * Looks at the servers of the command line for the service of the project or {@code --service}.
   */
  static Examination at(Invocation invocation) throws Exception {
    var project = Project.find(invocation.console().directory());
    return Look.at(
        invocation,
        new Examination.Request(
            Optional.empty(),
            Optional.empty(),
            Optional.of(Look.service(invocation)),
            Look.servers(invocation, project)));
  }
}
