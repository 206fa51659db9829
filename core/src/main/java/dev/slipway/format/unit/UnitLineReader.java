package dev.slipway.format.unit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.format.Utf8;
import dev.slipway.format.unit.UnitLine.Assignment;
import dev.slipway.format.unit.UnitLine.Comment;
import dev.slipway.format.unit.UnitLine.Invalid;
import dev.slipway.format.unit.UnitLine.Reason;
import dev.slipway.format.unit.UnitLine.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the lines of a unit file (systemd 252, conf-parser.c, {@code config_parse}). Until a
 * logical line is complete its text holds one char a byte; only then is it decoded, because systemd
 * too looks at the encoding of whole logical lines.
 */
final class UnitLineReader {

  /** systemd 252, fileio.h: {@code LONG_LINE_MAX}. */
  static final int LONGEST_LINE = 1024 * 1024;

  private static final String BOM = new String(Utf8.BYTE_ORDER_MARK.getBytes(UTF_8), ISO_8859_1);

  private final String source;
  private final List<String> physical;
  private final List<UnitLine> lines = new ArrayList<>();

  private Optional<String> section = Optional.empty();
  private boolean bomSeen;
  private boolean joining;
  private final StringBuilder joined = new StringBuilder();
  private final List<String> written = new ArrayList<>();
  private final List<Comment> commentsBetween = new ArrayList<>();

  UnitLineReader(String source, byte[] content) {
    this.source = source;
    this.physical = PhysicalLines.of(content);
  }

  List<UnitLine> read() {
    for (int i = 0; i < physical.size(); i++) {
      readPhysical(i + 1, physical.get(i));
    }
    if (joining) {
      complete(physical.size());
    }
    return lines;
  }

  private void readPhysical(int number, String line) {
    Origin here = new Origin(source, number);
    if (line.length() >= LONGEST_LINE) {
      lines.add(new Invalid(here, "", Reason.LINE_TOO_LONG));
      return;
    }
    String unindented = Words.stripLeading(line);
    if (unindented.startsWith("#") || unindented.startsWith(";")) {
      readComment(new Comment(here, decode(unindented)), line);
      return;
    }
    String text = line;
    if (!bomSeen && line.startsWith(BOM)) {
      bomSeen = true;
      text = line.substring(BOM.length());
    }
    if (joined.length() + text.length() > LONGEST_LINE) {
      lines.add(new Invalid(here, "", Reason.CONTINUATION_TOO_LONG));
      forgetJoined();
      return;
    }
    written.add(decode(line));
    joined.append(text);
    joining = endsInBackslash(text);
    if (joining) {
      joined.setCharAt(joined.length() - 1, ' ');
    } else {
      complete(number);
    }
  }

  private void readComment(Comment comment, String line) {
    if (joining) {
      written.add(decode(line));
      commentsBetween.add(comment);
    } else {
      lines.add(comment);
    }
  }

  private void complete(int lastLine) {
    Origin at = new Origin(source, lastLine - written.size() + 1);
    readLogical(at, Words.strip(joined.toString()));
    lines.addAll(commentsBetween);
    forgetJoined();
  }

  private void forgetJoined() {
    joined.setLength(0);
    written.clear();
    commentsBetween.clear();
    joining = false;
  }

  private void readLogical(Origin at, String bytes) {
    if (bytes.isEmpty()) {
      return;
    }
    Optional<String> decoded = Utf8.strict(bytes.getBytes(ISO_8859_1));
    if (decoded.isEmpty()) {
      lines.add(new Invalid(at, decode(bytes), Reason.NOT_UTF8));
      return;
    }
    String text = decoded.get();
    lines.add(text.startsWith("[") ? header(at, text) : assignment(at, text));
  }

  /** systemd stops at a bad header; here the lines after it belong to what was probably meant. */
  private UnitLine header(Origin at, String text) {
    if (!text.endsWith("]")) {
      int end = text.indexOf(']');
      section = Optional.of(text.substring(1, end < 0 ? text.length() : end));
      return new Invalid(at, text, Reason.INVALID_SECTION_HEADER);
    }
    String name = text.substring(1, text.length() - 1);
    section = Optional.of(name);
    if (!Words.isSafe(name)) {
      return new Invalid(at, text, Reason.BAD_SECTION_NAME);
    }
    return new Section(at, name);
  }

  private UnitLine assignment(Origin at, String text) {
    if (section.isEmpty()) {
      return new Invalid(at, text, Reason.OUTSIDE_SECTION);
    }
    int equals = text.indexOf('=');
    if (equals < 0) {
      return new Invalid(at, text, Reason.MISSING_EQUALS);
    }
    if (equals == 0) {
      return new Invalid(at, text, Reason.MISSING_KEY);
    }
    String key = Words.strip(text.substring(0, equals));
    String value = Words.strip(text.substring(equals + 1));
    return new Assignment(at, section.get(), key, value, written);
  }

  /** Whether the line ends in a backslash that is not itself escaped by one before it. */
  private static boolean endsInBackslash(String line) {
    int first = line.length();
    while (first > 0 && line.charAt(first - 1) == '\\') {
      first--;
    }
    return (line.length() - first) % 2 == 1;
  }

  private static String decode(String bytes) {
    return new String(bytes.getBytes(ISO_8859_1), UTF_8);
  }
}
