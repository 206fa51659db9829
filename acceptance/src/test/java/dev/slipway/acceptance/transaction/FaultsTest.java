package dev.slipway.acceptance.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.slipway.plan.Outcome;
import dev.slipway.sandbox.SandboxServer;
import dev.slipway.sandbox.Suite;
import dev.slipway.testkit.server.OnServers;
import dev.slipway.testkit.server.Servers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/**
 * Killed at any step: whatever happens to client, network or server after each step of a deploy,
 * the old release runs or the new one, whole, nothing stays armed, nobody keeps the lease, and the
 * next deploy works without help.
 *
 * <p>Most of a trial is waiting: the servers take their trials side by side, each one after
 * another.
 */
@OnServers
class FaultsTest {
  private static final Trial SECOND = Trial.well(2);

  private static final List<String> STEPS =
      List.of(
          "lease",
          "upload",
          "arm",
          "environment",
          "unit",
          "switch",
          "reload",
          "restart",
          "watch",
          "confirm");

  private static final List<String> FIRST_STEPS =
      List.of("upload", "arm", "user", "environment", "unit", "enable", "switch", "restart");

  private static final List<ExecutorService> LANES = new ArrayList<>();

  @AfterAll
  static void end() {
    LANES.forEach(ExecutorService::shutdownNow);
    LANES.clear();
  }

  @TestFactory
  List<DynamicContainer> theOldReleaseRunsOrTheNewOneAndTheNextDeployWorks(Servers servers)
      throws Exception {
    var bullseye = lane(servers.shared(Suite.BULLSEYE));
    var bookworm = lane(servers.shared(Suite.BOOKWORM));
    var trixie = lane(servers.shared(Suite.TRIXIE));
    var untouched = lane(servers.up(Suite.BULLSEYE));
    return List.of(
        dynamicContainer("kill -9 of the client", trixie.second(STEPS, Fault.CLIENT_KILLED)),
        dynamicContainer(
            "kill -9 of the client, systemd 247",
            bullseye.second(List.of("reload", "restart"), Fault.CLIENT_KILLED)),
        dynamicContainer(
            "kill -9 of the client of a first deploy",
            untouched.first(FIRST_STEPS, Fault.CLIENT_KILLED)),
        dynamicContainer(
            "connection ended",
            trixie.second(List.of("upload", "switch", "restart", "watch"), Fault.SESSION_ENDED)),
        dynamicContainer(
            "network cut", bookworm.second(List.of("upload", "restart"), Fault.NETWORK_CUT)),
        dynamicContainer(
            "reboot",
            bookworm.second(
                List.of("arm", "unit", "switch", "restart", "watch", "confirm"), Fault.REBOOT)),
        dynamicContainer(
            "reboot in a first deploy", untouched.first(List.of("enable"), Fault.REBOOT)),
        dynamicContainer(
            "power cut",
            bullseye.second(
                List.of("upload", "arm", "environment", "switch", "reload", "watch", "confirm"),
                Fault.POWER_CUT)),
        dynamicContainer(
            "power cut in a first deploy", untouched.first(List.of("restart"), Fault.POWER_CUT)));
  }

  private static Lane lane(SandboxServer server) {
    var thread = Executors.newSingleThreadExecutor();
    LANES.add(thread);
    return new Lane(new TrialServer(server), thread);
  }

  /** What happens while the server waits after a step. */
  private enum Fault {
    CLIENT_KILLED(true) {
      @Override
      void happens(TrialServer trial, Process client) throws Exception {
        client.destroyForcibly().waitFor();
        trial.goOn();
      }
    },
    SESSION_ENDED(true) {
      @Override
      void happens(TrialServer trial, Process client) throws Exception {
        trial.endSession();
        trial.goOn();
        client.waitFor();
      }
    },
    NETWORK_CUT(true) {
      @Override
      void happens(TrialServer trial, Process client) throws Exception {
        trial.server().cutNetwork();
        trial.goOn();
        try {
          trial.resumeByItself();
        } finally {
          client.destroyForcibly().waitFor();
          trial.server().restoreNetwork();
          trial.awaitLogin();
        }
      }
    },
    REBOOT(false) {
      @Override
      void happens(TrialServer trial, Process client) throws Exception {
        trial.server().reboot();
        client.destroyForcibly().waitFor();
      }
    },
    POWER_CUT(false) {
      @Override
      void happens(TrialServer trial, Process client) throws Exception {
        trial.server().powerCut();
        client.destroyForcibly().waitFor();
      }
    };

    private final boolean scriptLives;

    Fault(boolean scriptLives) {
      this.scriptLives = scriptLives;
    }

    abstract void happens(TrialServer trial, Process client) throws Exception;

    /**
     * After the commit the new release is what runs, before it the old one. A client that dies
     * after it has said "confirm" is confirmed, when the script still lives to hear it.
     */
    int expected(String step) {
      return step.equals("confirm") || (step.equals("watch") && scriptLives) ? 2 : 1;
    }
  }

  /** A server and the thread in which its trials run one after another. */
  private record Lane(TrialServer trial, ExecutorService thread) {

    /** The fault after each of these steps of a deploy that brings the second release. */
    List<DynamicTest> second(List<String> steps, Fault fault) {
      return steps.stream().map(step -> test(step, () -> second(step, fault))).toList();
    }

    /** The fault after each of these steps of the very first deploy. */
    List<DynamicTest> first(List<String> steps, Fault fault) {
      return steps.stream().map(step -> test(step, () -> first(step, fault))).toList();
    }

    private DynamicTest test(String step, Executable body) {
      Future<?> done =
          thread.submit(
              () -> {
                try {
                  body.execute();
                } catch (Exception e) {
                  throw e;
                } catch (Throwable e) {
                  throw new ExecutionException(e);
                }
                return true;
              });
      return dynamicTest(
          "after " + step + " on " + trial.server().suite().label(),
          () -> {
            try {
              done.get();
            } catch (ExecutionException failed) {
              var cause = failed.getCause();
              throw cause instanceof ExecutionException && cause.getCause() != null
                  ? cause.getCause()
                  : cause == null ? failed : cause;
            }
          });
    }

    private void second(String step, Fault fault) throws Exception {
      trial.runFirst();
      strike(SECOND, step, fault);
      trial.assertWhole(fault.expected(step));
      var next = Client.of(trial.server()).deploy(SECOND);
      assertThat(next.outcome()).as(next.cause()).isIn(Outcome.CONFIRMED, Outcome.UNCHANGED);
      trial.assertWhole(2);
    }

    private void first(String step, Fault fault) throws Exception {
      trial.goOn();
      strike(Trial.well(1), step, fault);
      trial.assertNothing();
    }

    private void strike(Trial release, String step, Fault fault) throws Exception {
      var client = Client.start(trial.server(), release, step);
      try {
        trial.awaitPause();
        fault.happens(trial, client);
      } finally {
        client.destroyForcibly();
      }
      trial.resumeByItself();
    }
  }
}
