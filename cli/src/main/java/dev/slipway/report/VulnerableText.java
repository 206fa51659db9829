package dev.slipway.report;

import dev.slipway.finding.Severity;
import dev.slipway.terminal.Style;
import dev.slipway.vulndb.DatabaseState;
import dev.slipway.vulnerability.Advisory;
import dev.slipway.vulnerability.Exposure;
import dev.slipway.vulnerability.Exposure.Presence;
import dev.slipway.vulnerability.Unmatched;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Vulnerabilities as text: those that are linked in at length, the others in a line each. */
public final class VulnerableText {
  private static final int WIDTH = 100;
  private static final int SHOWN = 4;

  /** An executable of an old Go has hundreds. */
  private static final int ADVICE_SHOWN = 10;

  private static final String INDENT = "         ";

  private final Style style;
  private final List<String> lines = new ArrayList<>();

  private VulnerableText(Style style) {
    this.style = style;
  }

  /** The lines of the report. */
  public static List<String> lines(Vulnerable vulnerable, Style style) {
    var text = new VulnerableText(style);
    text.database(vulnerable.database(), vulnerable.now());
    vulnerable.binaries().forEach(text::binary);
    text.summary(vulnerable);
    return List.copyOf(text.lines);
  }

  private void database(DatabaseState database, Instant now) {
    var age = new ArrayList<String>();
    database.modified().ifPresent(time -> age.add("last changed " + since(time, now)));
    database.copied().ifPresent(time -> age.add("asked " + since(time, now)));
    lines.add("database " + database.where() + age.stream().map(w -> ", " + w).collect(join("")));
    if (!database.unreached().isEmpty()) {
      lines.add(
          INDENT
              + style.warning("it was not reached now (" + database.unreached() + ")")
              + ": this is what its copy here knows");
    }
  }

  /** {@code 2026-11-20 (5 days ago)}. */
  private static String since(Instant time, Instant now) {
    var age = Duration.between(time, now);
    var words =
        age.toDays() > 0
            ? count(age.toDays(), "day")
            : age.toHours() > 0 ? count(age.toHours(), "hour") : count(age.toMinutes(), "minute");
    return time.toString().substring(0, "2026-11-25".length())
        + (age.toMinutes() == 0 ? " (just now)" : age.isNegative() ? "" : " (" + words + " ago)");
  }

  private static String count(long number, String word) {
    return number + " " + word + (number == 1 ? "" : "s");
  }

  private void binary(Vulnerable.Binary binary) {
    var info = binary.info();
    lines.add("");
    lines.add(
        style.strong(binary.file())
            + "  "
            + info.goVersion()
            + ", "
            + count(info.dependencies().size() + info.main().stream().count(), "module"));
    var exposures = binary.assessment().exposures();
    exposures.stream().filter(Exposure::isRisk).forEach(this::risk);
    advice(exposures.stream().filter(exposure -> !exposure.isRisk()).toList());
    unmatched(binary.assessment().unmatched());
  }

  private void risk(Exposure exposure) {
    var advisory = exposure.advisory();
    head(
        style.warning("RISK"),
        "RISK".length(),
        style.strong(advisory.id() + "  " + advisory.title()) + aliases(advisory));
    labelled(
        "in",
        exposure.module().words()
            + fix(exposure)
            + (advisory.isReviewed() ? "" : "; not reviewed by the Go team"));
    switch (exposure.presence()) {
      case Presence.Linked(var functions, var packages) -> {
        if (!functions.isEmpty()) {
          labelled("linked", some(functions));
        }
        if (!packages.isEmpty()) {
          labelled("linked", some(packages) + "; the database names no functions of it");
        }
      }
      case Presence.Unknown(var reason) -> labelled("linked", "not known: " + reason);
      case Presence.NotLinked() -> {}
    }
    labelled("more", advisory.page());
  }

  private static String aliases(Advisory advisory) {
    return advisory.aliases().isEmpty() ? "" : "  (" + String.join(", ", advisory.aliases()) + ")";
  }

  private static String fix(Exposure exposure) {
    return exposure.fix().map(version -> ", fixed in " + version).orElse(", not fixed yet");
  }

  private static String some(List<String> all) {
    int more = all.size() - SHOWN;
    return all.stream().limit(SHOWN).collect(join(", "))
        + (more > 0 ? " and " + more + " more" : "");
  }

  private void advice(List<Exposure> exposures) {
    if (exposures.isEmpty()) {
      return;
    }
    head(
        style.faint("ADVICE"),
        "ADVICE".length(),
        "known of what is built in, but the vulnerable functions are not linked:");
    for (var exposure : exposures.subList(0, Math.min(exposures.size(), ADVICE_SHOWN))) {
      lines.add(
          INDENT
              + "%-14s".formatted(exposure.advisory().id())
              + " "
              + exposure.module().words()
              + fix(exposure));
    }
    if (exposures.size() > ADVICE_SHOWN) {
      lines.add(
          INDENT + "and " + (exposures.size() - ADVICE_SHOWN) + " more: --format json has all");
    }
  }

  private void unmatched(List<Unmatched> modules) {
    for (var unmatched : modules) {
      var possible = unmatched.possible().stream().map(Advisory::id).toList();
      head(
          style.faint("UNKNOWN"),
          "UNKNOWN".length(),
          "the version of "
              + unmatched.module().words()
              + ": "
              + unmatched.module().reason()
              + matched(unmatched, possible));
    }
  }

  private static String matched(Unmatched unmatched, List<String> possible) {
    return unmatched.module().version().isEmpty()
        ? ""
        : possible.isEmpty()
            ? "; nothing that is known of it is linked"
            : "; it may have " + String.join(", ", possible) + ", whose code is linked";
  }

  private void head(String word, int length, String text) {
    var padded = word + " ".repeat(INDENT.length() - length);
    lines.addAll(Wrapping.hanging(padded, INDENT, text, WIDTH - INDENT.length()));
  }

  private void labelled(String label, String text) {
    lines.addAll(
        Wrapping.hanging(
            INDENT + "%-8s".formatted(label),
            INDENT + "        ",
            text,
            WIDTH - INDENT.length() - 8));
  }

  private void summary(Vulnerable vulnerable) {
    long risks = vulnerable.count(Severity.RISK);
    long advice = vulnerable.count(Severity.ADVICE);
    var parts = new ArrayList<String>();
    parts.add(
        risks == 0
            ? style.good("no known vulnerability is linked")
            : style.warning(
                "%d known vulnerabilit%s linked"
                    .formatted(risks, risks == 1 ? "y is" : "ies are")));
    if (advice > 0) {
      parts.add(style.faint(advice + " in modules that are built in, not linked"));
    }
    if (vulnerable.possible() > 0) {
      parts.add(style.warning(count(vulnerable.possible(), "module") + " of unknown version"));
    }
    lines.add("");
    lines.add(String.join(", ", parts));
  }

  private static java.util.stream.Collector<CharSequence, ?, String> join(String between) {
    return Collectors.joining(between);
  }
}
