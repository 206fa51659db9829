package dev.slipway.report;

import dev.slipway.catalogue.Auto;
import dev.slipway.catalogue.Page;
import dev.slipway.finding.Severity;
import dev.slipway.terminal.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A page of the catalogue as text: its Markdown without marks, wrapped, code as it stands. */
final class PageText {
  private static final int WIDTH = 100;
  private static final String INDENT = "  ";
  private static final String FENCE = "```";

  private final Style style;
  private final List<String> lines = new ArrayList<>();

  private PageText(Style style) {
    this.style = style;
  }

  /** The lines of the page, title first. */
  static List<String> lines(Page page, Style style) {
    var text = new PageText(style);
    text.lines.add(style.strong(page.id() + "  " + page.title()));
    text.lines.add(text.severity(page) + ", " + repair(page.auto()) + versions(page));
    text.section("What", page.what());
    text.section("Why it matters", page.why());
    text.section("How to fix", page.fix());
    text.section("When to ignore", page.ignore());
    text.section("Source", page.source());
    return List.copyOf(text.lines);
  }

  private String severity(Page page) {
    var word = page.severity().word();
    return switch (page.severity()) {
      case Severity.BLOCKER -> style.bad(word);
      case Severity.RISK -> style.warning(word);
      case Severity.ADVICE -> style.faint(word);
    };
  }

  private static String repair(Auto auto) {
    return switch (auto) {
      case SAFE -> "repaired without a question where Slipway can";
      case ASK -> "repaired on a yes where Slipway can";
      case MANUAL -> "repaired by a person";
    };
  }

  private static String versions(Page page) {
    return page.versions().isEmpty() ? "" : ", holds for " + page.versions();
  }

  private void section(String heading, String markdown) {
    lines.add("");
    lines.add(style.strong(heading.toUpperCase(Locale.ROOT)));
    boolean code = false;
    for (var line : markdown.lines().toList()) {
      if (line.startsWith(FENCE)) {
        code = !code;
      } else if (code || line.startsWith("|")) {
        lines.add(INDENT + (code ? INDENT : "") + line);
      } else {
        paragraph(line);
      }
    }
  }

  private void paragraph(String line) {
    var isItem = line.matches("(?:[-*]|\\d{1,2}\\.) .*");
    var hanging = isItem ? " ".repeat(line.indexOf(' ') + 1) : "";
    int width = WIDTH - INDENT.length() - hanging.length();
    Wrapping.hanging(INDENT, INDENT + hanging, plain(line), width)
        .forEach(piece -> lines.add(piece.stripTrailing()));
  }

  /** Without the marks of emphasis; code keeps its back quotes, which show where it ends. */
  private static String plain(String line) {
    return line.replace("**", "").replaceAll("\\[([^\\]]{1,200})\\]\\(([^)]{1,300})\\)", "$1 ($2)");
  }
}
