package dev.slipway.report;

import dev.slipway.model.SystemdVersion;
import dev.slipway.terminal.Style;
import dev.slipway.unit.ScoreImprovement;
import dev.slipway.unit.UnitScore;
import java.util.ArrayList;
import java.util.List;

/**
 * The exposure of a unit and what would lower it: text and {@code slipway/unit-score/1}.
 *
 * @param unit its file or name
 * @param version the systemd it was scored for
 * @param isAssumed whether nobody said which
 * @param score the score
 * @param improvements what would lower it, the most first
 */
public record Scored(
    String unit,
    SystemdVersion version,
    boolean isAssumed,
    UnitScore score,
    List<ScoreImprovement> improvements) {
  private static final int SHOWN = 12;

  private record Report(
      String schema,
      String unit,
      int systemd,
      boolean assumed,
      String exposure,
      String level,
      List<UnitScore.Test> tests,
      List<Improvement> improvements) {}

  private record Improvement(List<String> lines, String exposure, String price) {}

  /** Copies the list. */
  public Scored {
    improvements = List.copyOf(improvements);
  }

  /** The JSON text; the schema is docs/schema/unit-score-1.json. */
  public String json() {
    return Json.text(
        new Report(
            "slipway/unit-score/1",
            unit,
            version.number(),
            isAssumed,
            score.exposure(),
            score.level(),
            score.tests(),
            improvements.stream()
                .map(
                    better ->
                        new Improvement(better.lines(), better.exposureAfter(), better.price()))
                .toList()));
  }

  /** The lines of the report. */
  public List<String> text(Style style) {
    var lines = new ArrayList<String>();
    lines.add(
        style.strong(unit)
            + "  exposure "
            + style.strong(score.exposure() + " " + score.level())
            + " (0 is best; what systemd-analyze security gives a loaded unit)");
    if (!improvements.isEmpty()) {
      lines.add("alone, each of these lines in [Service] would make it");
    }
    for (var better : improvements.subList(0, Math.min(SHOWN, improvements.size()))) {
      lines.add(
          "  %5s  %s%s"
              .formatted(
                  better.exposureAfter(),
                  String.join("  ", better.lines()),
                  better.price().isEmpty() ? "" : style.faint("   # " + better.price())));
    }
    if (improvements.size() > SHOWN) {
      lines.add("  and " + (improvements.size() - SHOWN) + " that do less (--format json has all)");
    }
    lines.add(
        style.faint(
            "scored for "
                + version
                + (isAssumed ? ", which is assumed: --systemd VERSION names another" : "")));
    return List.copyOf(lines);
  }
}
