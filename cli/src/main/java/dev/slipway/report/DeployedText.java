package dev.slipway.report;

import dev.slipway.health.Proof;
import dev.slipway.plan.Outcome;
import dev.slipway.terminal.Style;
import dev.slipway.transaction.Deployed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a deploy, rollback or resume came to on one server, as text. */
public final class DeployedText {
  private final Style style;
  private final List<String> lines = new ArrayList<>();

  private DeployedText(Style style) {
    this.style = style;
  }

  /** The lines. */
  public static List<String> lines(String server, Deployed deployed, Style style) {
    var text = new DeployedText(style);
    text.headline(server, deployed);
    deployed
        .obstacles()
        .forEach(
            o -> {
              text.labelled("seen", o.evidence());
              text.labelled("fix", o.fix());
            });
    deployed
        .holder()
        .ifPresent(
            lease ->
                text.labelled("lease", "held by " + lease.owner() + " since " + lease.since()));
    if (!deployed.logs().isEmpty()) {
      text.labelled("log", deployed.logs().getFirst());
      deployed.logs().stream().skip(1).forEach(line -> text.labelled("", line));
    }
    deployed.proof().ifPresent(proof -> text.proof(deployed, proof));
    deployed
        .outage()
        .ifPresent(
            outage ->
                text.labelled(
                    "outage",
                    seconds(outage.time())
                        + " without an answer (measured on the server, ± "
                        + seconds(outage.resolution())
                        + ")"));
    return text.lines;
  }

  private void headline(String server, Deployed deployed) {
    var release = deployed.release().map(id -> " " + id).orElse("");
    var word = deployed.outcome().text();
    var coloured =
        switch (deployed.outcome()) {
          case CONFIRMED, UNCHANGED -> style.good(word);
          case ROLLED_BACK, STOPPED, BUSY -> style.warning(word);
          case UNDO_FAILED, UNREACHABLE -> style.bad(word);
        };
    lines.add(style.strong(server) + "  " + coloured + release);
    if (!deployed.cause().isEmpty()) {
      var label =
          switch (deployed.outcome()) {
            case CONFIRMED, UNCHANGED -> "note";
            case ROLLED_BACK, STOPPED, BUSY, UNDO_FAILED, UNREACHABLE -> "cause";
          };
      deployed.cause().lines().forEach(line -> labelled(lines.size() == 1 ? label : "", line));
    }
  }

  /** Of the release that was sent, or of the one that came back. */
  private void proof(Deployed deployed, Proof proof) {
    var isBack = deployed.outcome() == Outcome.ROLLED_BACK;
    var again =
        deployed.previous().map(id -> id + " runs again: ").orElse("what ran before runs again: ");
    var hash = proof.hash().map(digest -> ", SHA-256 " + digest.abbreviated() + "…").orElse("");
    labelled(
        isBack ? "back" : "proof",
        (isBack ? again : "")
            + "process "
            + proof.pid()
            + hash
            + (proof.ports().isEmpty() ? "" : ", listens on " + proof.ports())
            + proof.answer().map(answer -> ", answers " + answer).orElse("")
            + (proof.watched().isZero() ? "" : ", watched for " + seconds(proof.watched())));
    proof.unknown().forEach(unknown -> labelled("unknown", unknown));
  }

  private void labelled(String label, String text) {
    lines.add("  %-8s".formatted(label) + text);
  }

  /** A time as people read it: {@code 0.34 s}, {@code 12 s}. */
  public static String seconds(Duration time) {
    return time.toSeconds() >= 10
        ? time.toSeconds() + " s"
        : "%.2f s".formatted(time.toMillis() / 1000.0);
  }
}
