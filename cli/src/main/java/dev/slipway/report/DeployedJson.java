package dev.slipway.report;

import dev.slipway.health.Proof;
import dev.slipway.model.Digest;
import dev.slipway.plan.Forced;
import dev.slipway.plan.Lease;
import dev.slipway.transaction.Deployed;
import java.util.List;
import java.util.Map;

/**
 * What a deploy, rollback or resume came to on one server, as {@code slipway/deploy/1}; the schema
 * is docs/schema/deploy-1.json. What is not known is empty, and {@code outageMs} is -1.
 *
 * <p>There is one document a server, each on a line of its own, in the order in which the servers
 * were named: one server gives one document, and a reader of several reads line by line.
 *
 * @param report what was found before a deploy, as {@code slipway/report/1}; {@code {}} where
 *     nothing was looked for: rollback, resume, remove
 * @param forced the findings that a deploy went on in spite of
 */
public record DeployedJson(
    String schema,
    String server,
    String release,
    String previous,
    String outcome,
    String cause,
    List<Step> steps,
    long outageMs,
    long outageResolutionMs,
    Shown proof,
    List<String> logs,
    String holder,
    List<Forced> forced,
    Object report) {

  /** One step that was carried out. */
  public record Step(String id, int exit, long ms) {}

  /** What shows that the release is well. */
  public record Shown(
      int pid,
      String invocation,
      String sha256,
      List<Integer> ports,
      String answer,
      long watchedMs,
      List<String> unknown) {
    static final Shown NOTHING = new Shown(0, "", "", List.of(), "", 0, List.of());

    static Shown of(Proof proof) {
      return new Shown(
          proof.pid(),
          proof.invocation(),
          proof.hash().map(Digest::hex).orElse(""),
          proof.ports(),
          proof.answer().orElse(""),
          proof.watched().toMillis(),
          proof.unknown());
    }
  }

  /** The outcome on this server of what nothing was looked for before. */
  public static DeployedJson of(String server, Deployed deployed) {
    return document(server, deployed, List.of(), Map.of());
  }

  /** The outcome on this server, after these findings. */
  public static DeployedJson of(
      String server, Deployed deployed, List<Forced> forced, Findings found) {
    return document(server, deployed, forced, FindingsJson.of(found));
  }

  private static DeployedJson document(
      String server, Deployed deployed, List<Forced> forced, Object report) {
    return new DeployedJson(
        "slipway/deploy/1",
        server,
        deployed.release().map(Object::toString).orElse(""),
        deployed.previous().map(Object::toString).orElse(""),
        deployed.outcome().text(),
        deployed.cause(),
        deployed.steps().stream()
            .map(step -> new Step(step.id(), step.exit(), step.took().toMillis()))
            .toList(),
        deployed.outage().map(outage -> outage.time().toMillis()).orElse(-1L),
        deployed.outage().map(outage -> outage.resolution().toMillis()).orElse(-1L),
        deployed.proof().map(Shown::of).orElse(Shown.NOTHING),
        deployed.logs(),
        deployed.holder().map(Lease::owner).orElse(""),
        forced,
        report);
  }
}
