package dev.slipway.unit;

import dev.slipway.format.unit.Complaint;
import dev.slipway.format.unit.EffectiveUnit;
import dev.slipway.format.unit.Origin;
import dev.slipway.format.unit.UnitFile;
import dev.slipway.format.unit.UnitLine;
import dev.slipway.format.unit.UnitLine.Assignment;
import dev.slipway.format.unit.UnitLine.Comment;
import dev.slipway.format.unit.UnitLine.Invalid;
import dev.slipway.format.unit.UnitLine.Section;
import dev.slipway.model.Nearest;
import dev.slipway.model.SystemdVersion;
import dev.slipway.unit.UnitRemark.BadLine;
import dev.slipway.unit.UnitRemark.BadValue;
import dev.slipway.unit.UnitRemark.CommentInValue;
import dev.slipway.unit.UnitRemark.Obsolete;
import dev.slipway.unit.UnitRemark.SwallowedLine;
import dev.slipway.unit.UnitRemark.UnknownKey;
import dev.slipway.unit.UnitRemark.UnknownSection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a unit as one version of systemd would and remarks on what it would ignore or refuse.
 * Unlike {@code systemd-analyze verify}, which exits 0 for most of it, each remark has its place
 * and cause.
 */
public final class UnitLint {

  private static final Pattern DIRECTIVE = Pattern.compile("\\s*([A-Z][A-Za-z]+)\\s*=.*");
  private static final Pattern COMMENT = Pattern.compile("(?s).*?\\s(#.*)");

  private final DirectiveTable table;
  private final Set<String> sections;
  private final List<UnitRemark> remarks = new ArrayList<>();

  private UnitLint(String unitType, SystemdVersion version) {
    this.table = DirectiveTable.of(version);
    this.sections = DirectiveTable.sections(unitType);
  }

  /**
   * The remarks on a unit with its drop-ins, in the order of their places.
   *
   * @param unitType the suffix of its name, {@code service}
   */
  public static List<UnitRemark> remarks(
      String unitType, EffectiveUnit unit, SystemdVersion version) {
    UnitLint lint = new UnitLint(unitType, version);
    for (UnitFile file : unit.files()) {
      file.lines().forEach(lint::look);
    }
    return List.copyOf(lint.remarks);
  }

  private void look(UnitLine line) {
    switch (line) {
      case Invalid invalid -> remarks.add(new BadLine(invalid));
      case Section section -> look(section);
      case Comment comment -> {}
      case Assignment assignment -> look(assignment);
    }
  }

  private void look(Section section) {
    String name = section.name();
    if (!sections.contains(name) && !name.startsWith("X-")) {
      remarks.add(
          new UnknownSection(
              section.at(),
              name,
              Nearest.to(name, sections),
              "Unknown section '" + name + "'. Ignoring."));
    }
  }

  private void look(Assignment line) {
    if (!sections.contains(line.section())) {
      return;
    }
    KeyStatus status = table.status(line.section(), line.key());
    switch (status) {
      case KeyStatus.Known(Directive directive) -> look(line, directive);
      case KeyStatus.Extension extension -> {}
      case KeyStatus.Removed removed ->
          remarks.add(
              new UnknownKey(
                  line,
                  status,
                  "Support for option " + line.key() + "= has been removed and it is ignored"));
      case KeyStatus.WrongSection wrong -> remarks.add(unknown(line, status));
      case KeyStatus.TooNew tooNew -> remarks.add(unknown(line, status));
      case KeyStatus.Unknown unknown -> remarks.add(unknown(line, status));
    }
    swallowed(line);
  }

  private UnknownKey unknown(Assignment line, KeyStatus status) {
    String message =
        table.version().isAtLeast(248)
            ? "Unknown key '" + line.key() + "' in section [" + line.section() + "], ignoring."
            : "Unknown key name '"
                + line.key()
                + "' in section '"
                + line.section()
                + "', ignoring.";
    return new UnknownKey(line, status, message);
  }

  private void look(Assignment line, Directive directive) {
    List<Complaint> complaints =
        DirectiveValues.complaints(directive, line.value(), table.version());
    complaints.forEach(complaint -> remarks.add(new BadValue(line, complaint)));
    Optional<String> notice = directive.notice().or(() -> Notices.about(line, table.version()));
    notice.ifPresent(text -> remarks.add(new Obsolete(line, text)));
    comment(line);
  }

  /** A number sign in a description or a quoted argument is none of our business. */
  private void comment(Assignment line) {
    boolean isText = line.key().equals("Description") || line.value().indexOf('"') >= 0;
    Matcher comment = COMMENT.matcher(line.value());
    if (!isText && line.value().indexOf('\'') < 0 && comment.matches()) {
      remarks.add(new CommentInValue(line, comment.group(1)));
    }
  }

  private void swallowed(Assignment line) {
    for (int i = 1; i < line.written().size(); i++) {
      String written = line.written().get(i);
      Matcher directive = DIRECTIVE.matcher(written);
      if (directive.matches() && table.find(line.section(), directive.group(1)).isPresent()) {
        Origin at = new Origin(line.at().source(), line.at().line() + i);
        remarks.add(new SwallowedLine(line, at, written));
      }
    }
  }
}
