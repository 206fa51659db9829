package dev.slipway.command;

import dev.slipway.catalogue.Catalogue;
import dev.slipway.cli.Failure;
import dev.slipway.doctor.Examination;
import dev.slipway.doctor.Visit;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.model.Nearest;
import dev.slipway.plan.Forced;
import dev.slipway.report.Findings;
import dev.slipway.report.FindingsText;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What the look before a deploy allows: the findings that are left, those that are forced, and
 * whether one of the rest stops it.
 *
 * @param examination the look
 * @param forced what {@code --force} names
 * @param failOn from which severity on a finding stops the deploy
 * @param all all findings
 */
record Clearance(Examination examination, List<Forced> forced, Severity failOn, List<Finding> all) {

  static Clearance of(Invocation invocation, Examination examination) throws Failure {
    return new Clearance(
        examination,
        forced(invocation),
        invocation.failOn(Severity.BLOCKER, Severity.RISK),
        examination.findings());
  }

  /** The findings that nobody forced. */
  List<Finding> left() {
    return all.stream().filter(finding -> !isForced(finding)).toList();
  }

  /** The first finding that stops the deploy on this server. */
  Optional<Finding> stopping(String server) {
    return left().stream()
        .filter(finding -> isAbout(finding, server))
        .filter(finding -> finding.severity().compareTo(failOn) <= 0)
        .findFirst();
  }

  /** What is forced on this server: a finding there carries the id. */
  List<Forced> forcedOn(String server) {
    return forced.stream()
        .filter(
            wanted -> all.stream().anyMatch(f -> isAbout(f, server) && f.id().equals(wanted.id())))
        .toList();
  }

  /** The ids that were forced although no finding carries them. */
  List<String> needless() {
    return forced.stream()
        .map(Forced::id)
        .filter(id -> all.stream().noneMatch(finding -> finding.id().equals(id)))
        .toList();
  }

  /** What was found on this server. */
  Findings report(String server) {
    var whole = Look.report(examination, all, List.of());
    return new Findings(
        all.stream().filter(finding -> isAbout(finding, server)).toList(),
        whole.unknown().stream()
            .filter(unknown -> unknown.server().isEmpty() || unknown.server().equals(server))
            .toList(),
        whole.servers().stream().filter(one -> one.name().equals(server)).toList(),
        List.of());
  }

  /** What was found and not forced, for a person. */
  List<String> lines(Invocation invocation) {
    return FindingsText.lines(Look.report(examination, left(), List.of()), invocation.style());
  }

  /** What may go wrong later, a line each. */
  List<String> risks() {
    return left().stream()
        .filter(finding -> finding.severity() == Severity.RISK)
        .map(
            finding ->
                "risk "
                    + finding.id()
                    + finding.server().map(server -> " on " + server).orElse("")
                    + ": "
                    + finding.cause())
        .toList();
  }

  /** The servers that were not reached. */
  List<Visit.Unreached> unreached() {
    return examination.visits().stream()
        .map(visit -> visit instanceof Visit.Unreached unreached ? unreached : null)
        .filter(Objects::nonNull)
        .toList();
  }

  private boolean isForced(Finding finding) {
    return forced.stream().anyMatch(wanted -> wanted.id().equals(finding.id()));
  }

  /** A finding without a server is about the project, and so about each. */
  private static boolean isAbout(Finding finding, String server) {
    return finding.server().isEmpty() || finding.server().get().equals(server);
  }

  /** What {@code --force} names; an id of no page is a mistake, and nothing has begun yet. */
  static List<Forced> forced(Invocation invocation) throws Failure {
    var forced = new java.util.ArrayList<Forced>();
    for (var option : invocation.options("--force")) {
      int equals = option.indexOf('=');
      if (equals < 1 || option.substring(equals + 1).isBlank()) {
        throw Failure.usage("deploy: --force " + option + ": write --force ID=REASON");
      }
      var id = option.substring(0, equals).strip().toUpperCase(Locale.ROOT);
      if (Catalogue.page(id).isEmpty()) {
        throw Failure.usage(
            "deploy: --force "
                + id
                + ": there is no such finding"
                + Nearest.hint(id, Catalogue.ids()));
      }
      forced.add(new Forced(id, option.substring(equals + 1)));
    }
    return forced;
  }
}
