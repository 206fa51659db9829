package dev.slipway.model;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/**
 * The id of a release: UTC time to the second, {@code -}, the first 8 hexadecimal digits of the
 * SHA-256 over executable, unit and environment files. Ids sort by time. Example: {@code
 * 20261124T031500Z-1f0c9a52}.
 *
 * @param text the id as it names the directory of the release
 */
public record ReleaseId(String text) implements Comparable<ReleaseId> {
  private static final Pattern FORM = Pattern.compile("\\d{8}T\\d{6}Z-[0-9a-f]{8}");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /** Refuses a text that is not of the form above. */
  public ReleaseId {
    if (!isReleaseId(text)) {
      throw new IllegalArgumentException("not a release id: " + text);
    }
  }

  /** The id of a release with this content, made at this time. */
  public static ReleaseId of(Instant made, Digest content) {
    return new ReleaseId(TIME.format(made) + "-" + content.abbreviated());
  }

  /** Whether {@code text} has the form of a release id. */
  public static boolean isReleaseId(String text) {
    return FORM.matcher(text).matches() && isTime(text.substring(0, 16));
  }

  /** When it was made, to the second. */
  public Instant made() {
    return LocalDateTime.parse(text.substring(0, 16), TIME).toInstant(ZoneOffset.UTC);
  }

  /** The 8 hexadecimal digits that name the content. */
  public String contentDigits() {
    return text.substring(text.length() - 8);
  }

  private static boolean isTime(String text) {
    try {
      LocalDateTime.parse(text, TIME);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  @Override
  public int compareTo(ReleaseId other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
