package dev.slipway.report;

import dev.slipway.executable.Ability;
import dev.slipway.executable.Change;
import dev.slipway.model.Digest;
import dev.slipway.report.InspectedDiff.Growth;
import dev.slipway.terminal.Style;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What differs between two executables, as text: {@code +} came, {@code -} went, {@code ~} changed.
 */
public final class InspectedDiffText {
  private static final int PACKAGES_SHOWN = 10;
  private static final Pattern INTERNAL = Pattern.compile("(?:^|/)internal(?:/|$)|^vendor/");
  private static final int NAMES_SHOWN = 30;
  private static final int FILES_SHOWN = 10;
  private static final int WIDTH = 100;
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
      text.changes("calls", diff.calls(), Integer.MAX_VALUE);
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
            + (all.size() == 1 ? " package" : " packages, what changed most:"));
    all.stream()
        .sorted(Comparator.comparingLong((Growth one) -> Math.abs(one.bytes())).reversed())
        .limit(PACKAGES_SHOWN)
        .sorted(Comparator.comparingLong(Growth::bytes).reversed())
        .forEach(one -> shown.add("%12s  %s".formatted(signed(one.bytes()), name(one))));
    names("newly linked in: ", all.stream().filter(one -> one.before() == 0).toList(), shown);
    names("no longer: ", all.stream().filter(one -> one.after() == 0).toList(), shown);
    section("code", shown);
  }

  private static String name(Growth one) {
    return one.path().isEmpty() ? "made by the compiler for types" : one.path();
  }

  /** Whether it comes from elsewhere: then there is a dot in the first part of its path. */
  private static boolean isForeign(String path) {
    return path.split("/", 2)[0].indexOf('.') >= 0;
  }

  /** Those from elsewhere first; without what Go's own packages use among themselves. */
  private static void names(String title, List<Growth> all, List<String> shown) {
    var names =
        all.stream()
            .map(InspectedDiffText::name)
            .filter(path -> isForeign(path) || !INTERNAL.matcher(path).find())
            .sorted(
                Comparator.comparing((String path) -> !isForeign(path)).thenComparing(path -> path))
            .toList();
    if (names.isEmpty()) {
      return;
    }
    int more = names.size() - NAMES_SHOWN;
    var text =
        title
            + names.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "))
            + (more > 0 ? " and " + more + " more" : "");
    shown.addAll(Wrapping.lines(text, WIDTH - INDENT.length()));
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
