package dev.slipway.acceptance.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.plan.Outcome;
import dev.slipway.sandbox.SandboxServer;
import dev.slipway.sandbox.Suite;
import dev.slipway.testkit.server.OnServers;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Killed at any step: whatever happens to client, network or server after each step of a second
 * deploy, the old release runs or the new one, whole, nothing stays armed, nobody keeps the lease,
 * and the next deploy works without help.
 */
@OnServers(Suite.TRIXIE)
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

  /**
   * After the commit the new release is what runs, before it the old one. A client that dies after
   * it has said "confirm" is confirmed, when the script still lives to hear it.
   */
  private static int expected(String step, boolean scriptLives) {
    return step.equals("confirm") || (step.equals("watch") && scriptLives) ? 2 : 1;
  }

  @TestFactory
  List<DynamicTest> survivesAKilledClient(SandboxServer server) {
    return each(STEPS, server, FaultsTest::killClient, true);
  }

  @TestFactory
  List<DynamicTest> survivesAReboot(SandboxServer server) {
    return each(
        List.of("arm", "unit", "switch", "restart", "confirm"),
        server,
        (trial, client, step) -> {
          trial.server().reboot();
          client.destroyForcibly().waitFor();
        },
        false);
  }

  @TestFactory
  List<DynamicTest> survivesAPowerCut(SandboxServer server) {
    return each(
        List.of("upload", "arm", "environment", "switch", "reload", "watch"),
        server,
        (trial, client, step) -> {
          trial.server().powerCut();
          client.destroyForcibly().waitFor();
        },
        false);
  }

  @TestFactory
  List<DynamicTest> survivesACutNetwork(SandboxServer server) {
    return each(
        List.of("upload", "restart"),
        server,
        (trial, client, step) -> {
          trial.server().cutNetwork();
          trial.goOn();
          try {
            trial.resumeByItself();
          } finally {
            client.destroyForcibly().waitFor();
            trial.server().restoreNetwork();
            trial.awaitLogin();
          }
        },
        true);
  }

  private static void killClient(TrialServer trial, Process client, String step) throws Exception {
    client.destroyForcibly().waitFor();
    trial.goOn();
  }

  private interface Fault {
    void happens(TrialServer trial, Process client, String step) throws Exception;
  }

  private static List<DynamicTest> each(
      List<String> steps, SandboxServer server, Fault fault, boolean scriptLives) {
    return steps.stream()
        .map(
            step ->
                DynamicTest.dynamicTest(
                    "after " + step, () -> run(server, step, fault, scriptLives)))
        .toList();
  }

  private static void run(SandboxServer server, String step, Fault fault, boolean scriptLives)
      throws Exception {
    var trial = new TrialServer(server);
    trial.runFirst();
    var client = Client.start(server, SECOND, step);
    try {
      trial.awaitPause();
      fault.happens(trial, client, step);
    } finally {
      client.destroyForcibly();
    }

    trial.resumeByItself();
    trial.assertWhole(expected(step, scriptLives));
    var next = Client.of(server).deploy(SECOND);
    assertThat(next.outcome()).as(next.cause()).isIn(Outcome.CONFIRMED, Outcome.UNCHANGED);
    trial.assertWhole(2);
  }
}
