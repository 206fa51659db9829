package dev.slipway.transaction;

import dev.slipway.fact.Fact;
import dev.slipway.fact.Questions;
import dev.slipway.model.ServiceName;
import dev.slipway.plan.ServiceState;
import dev.slipway.remote.Remote;
import dev.slipway.remote.RemoteException;
import dev.slipway.script.Privilege;
import dev.slipway.script.Script;
import dev.slipway.script.Scripts;
import java.time.Duration;
import java.util.Set;

/** Looks at the state of a service in an exec of its own. */
public final class States {

  /** Hashing what runs is the longest part: a second for each gigabyte, ten on a bad disk. */
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Scripts scripts;

  /** Looks through these scripts. */
  public States(Scripts scripts) {
    this.scripts = scripts;
  }

  /**
   * The state.
   *
   * @param users accounts of interest: that a release runs as
   */
  public Fact<ServiceState> look(Remote remote, ServiceName service, Set<String> users)
      throws RemoteException {
    var probe = new StateProbe(service);
    var questions = Questions.NONE.service(service);
    for (var user : users) {
      questions = questions.user(user);
    }
    var script = Script.builder().facts("state", probe.script(questions)).build();
    var frames = scripts.run(remote, script, Privilege.ROOT, LIMIT);
    return frames.isEmpty()
        ? Fact.unknown("the look at its state did not run", "")
        : probe.read(frames.getFirst().text(), frames.getFirst().exit());
  }
}
