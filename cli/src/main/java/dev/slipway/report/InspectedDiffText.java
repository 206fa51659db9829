package dev.slipway.report;

import dev.slipway.executable.Ability;
import dev.slipway.model.Digest;
import dev.slipway.report.InspectedDiff.Change;
import dev.slipway.report.InspectedDiff.Growth;
import dev.slipway.terminal.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What differs between two executables, as text: {@code +} came, {@code -} went, {@code ~} changed.
 */
public final class InspectedDiffText {
  private static final int PACKAGES_SHOWN = 10;
  private static final int FILES_SHOWN = 10;
  private static final int LONGEST = 60;
  private static final String INDENT = "             ";

  private final Style style;
  private final List<String> lines = new ArrayList<>();

  private InspectedDiffText(Style style) {
    this.style = style;
  }

  /** The lines. */
  public static List<String> lines(InspectedDiff diff, Style style) {
    var text = new InspectedDiffText(style);
    text.head(diff);
    if (!diff.isSameFile()) {
      text.changes("build", diff.build(), Integer.MAX_VALUE);
      text.changes("modules", diff.modules(), Integer.MAX_VALUE);
      text.changes("settings", diff.settings(), Integer.MAX_VALUE);
      text.code(diff);
      text.abilities("can now", "+ ", diff.gained());
      text.abilities("no longer", "- ", diff.lost());
      text.changes("needs", diff.needs(), Integer.MAX_VALUE);
      text.changes("hardening", diff.hardening(), Integer.MAX_VALUE);
      text.changes("old ways", diff.legacy(), Integer.MAX_VALUE);
      text.changes("embeds", diff.embedded(), FILES_SHOWN);
      text.section(
          "secrets",
          diff.credentials().stream()
              .map(one -> style.warning("+ " + one.kind() + ", " + one.masked()))
              .toList());
    }
    return List.copyOf(text.lines);
  }

  private void head(InspectedDiff diff) {
    var before = diff.before().binary();
    var after = diff.after().binary();
    lines.add(style.strong(before.file() + " -> " + after.file()));
    if (diff.isSameFile()) {
      lines.add(
          "  nothing differs: the same bytes, SHA-256 "
              + after.sha256().map(Digest::hex).orElse(""));
      return;
    }
    if (diff.isEmpty()) {
      lines.add("  nothing differs that inspect shows, but the files do: other bytes");
    }
    section(
        "size",
        List.of(
            before.size()
                + " -> "
                + after.size()
                + " bytes"
                + (before.size() == after.size()
                    ? ""
                    : " (" + signed(after.size() - before.size()) + ")")));
  }

  private void code(InspectedDiff diff) {
    var all = diff.packages();
    if (all.isEmpty()) {
      return;
    }
    var shown = new ArrayList<String>();
    shown.add(
        signed(all.stream().mapToLong(Growth::bytes).sum())
            + " in "
            + all.size()
            + " packages: "
            + all.stream().filter(one -> one.before() == 0).count()
            + " newly linked in, "
            + all.stream().filter(one -> one.after() == 0).count()
            + " no more");
    // What grew most and what shrank most.
    int half = all.size() <= PACKAGES_SHOWN ? all.size() : PACKAGES_SHOWN / 2;
    all.stream().limit(half).forEach(one -> shown.add(words(one)));
    all.stream().skip(Math.max(half, all.size() - half)).forEach(one -> shown.add(words(one)));
    if (all.size() > PACKAGES_SHOWN) {
      shown.add("and " + (all.size() - 2 * half) + " more between these");
    }
    section("code", shown);
  }

  private static String words(Growth one) {
    return "%12s  %s%s"
        .formatted(
            signed(one.bytes()),
            one.path().isEmpty() ? "made by the compiler for types" : one.path(),
            one.before() == 0 ? ", newly linked in" : one.after() == 0 ? ", no more" : "");
  }

  private static String signed(long bytes) {
    return Math.abs(bytes) < 10_000
        ? String.format(Locale.ROOT, "%+d B", bytes)
        : String.format(Locale.ROOT, "%+d KiB", bytes / 1024);
  }

  private void abilities(String label, String sign, List<Ability> all) {
    section(
        label,
        all.stream()
            .map(one -> sign + one.what() + style.faint(" (" + one.evidence().getFirst() + ")"))
            .toList());
  }

  private void changes(String label, List<Change> all, int most) {
    var shown = new ArrayList<>(all.stream().limit(most).map(InspectedDiffText::words).toList());
    if (all.size() > most) {
      shown.add("and " + (all.size() - most) + " more");
    }
    section(label, shown);
  }

  private static String words(Change change) {
    var before = shortened(change.before());
    var after = shortened(change.after());
    if (before.isEmpty()) {
      return "+ " + change.what() + " " + after;
    }
    return after.isEmpty()
        ? "- " + change.what() + " " + before
        : "~ "
            + change.what()
            + " "
            + (before.equals(after) // they differ further behind
                ? change.before() + " -> " + change.after()
                : before + " -> " + after);
  }

  /** A sum is told only where it is all that differs. */
  private static String shortened(String text) {
    var plain = text.replaceAll(" h1:\\S+", "");
    return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
  }

  private void section(String label, List<String> all) {
    var first = true;
    for (var line : all) {
      lines.add((first ? "  %-11s".formatted(label) : INDENT) + line);
      first = false;
    }
  }
}
