package dev.slipway.format.unit;

import java.math.BigInteger;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A span of time as units write it: {@code 5min 20s}, {@code 90}, {@code 1.5h}, {@code infinity}
 * (systemd 252, time-util.c, {@code parse_time}). Exact to the microsecond; the Greek letter in
 * {@code μs} is newer than 247.
 *
 * @param microseconds the length; {@link #INFINITY} for no end
 */
public record TimeSpan(long microseconds) {

  /** No end, {@code infinity}. */
  public static final TimeSpan INFINITY = new TimeSpan(-1);

  private static final long SECOND = 1_000_000;

  private static final Map<String, Long> UNITS =
      Map.ofEntries(
          Map.entry("usec", 1L),
          Map.entry("us", 1L),
          Map.entry("\u00b5s", 1L),
          Map.entry("\u03bcs", 1L),
          Map.entry("msec", 1_000L),
          Map.entry("ms", 1_000L),
          Map.entry("seconds", SECOND),
          Map.entry("second", SECOND),
          Map.entry("sec", SECOND),
          Map.entry("s", SECOND),
          Map.entry("minutes", 60 * SECOND),
          Map.entry("minute", 60 * SECOND),
          Map.entry("min", 60 * SECOND),
          Map.entry("m", 60 * SECOND),
          Map.entry("hours", 3600 * SECOND),
          Map.entry("hour", 3600 * SECOND),
          Map.entry("hr", 3600 * SECOND),
          Map.entry("h", 3600 * SECOND),
          Map.entry("days", 86_400 * SECOND),
          Map.entry("day", 86_400 * SECOND),
          Map.entry("d", 86_400 * SECOND),
          Map.entry("weeks", 604_800 * SECOND),
          Map.entry("week", 604_800 * SECOND),
          Map.entry("w", 604_800 * SECOND),
          Map.entry("months", 2_629_800 * SECOND),
          Map.entry("month", 2_629_800 * SECOND),
          Map.entry("M", 2_629_800 * SECOND),
          Map.entry("years", 31_557_600 * SECOND),
          Map.entry("year", 31_557_600 * SECOND),
          Map.entry("y", 31_557_600 * SECOND));

  /**
   * A number, perhaps with a fraction, and perhaps its unit. Units need no space after them ({@code
   * 1min30s}); of several that fit systemd takes the first of its list, which is the longest.
   */
  private static final Pattern PART =
      Pattern.compile(
          "[ \t\n\r]*(?:\\+?(\\d{1,40})(?:\\.(\\d{1,40}))?|\\.(\\d{1,40}))([ \t\n\r]*)"
              + "(seconds|second|sec|s|minutes|minute|min|months|month|M|msec|ms|m|hours|hour|hr|h"
              + "|days|day|d|weeks|week|w|years|year|y|usec|us|\u03bcs|\u00b5s|)");

  /** Reads a span whose bare numbers are seconds; nothing when systemd refuses it. */
  public static Optional<TimeSpan> parse(String value) {
    return parse(value, SECOND);
  }

  /** Reads a span whose bare numbers are microseconds, as {@code LimitRTTIME=} has it. */
  public static Optional<TimeSpan> parseMicroseconds(String value) {
    return parse(value, 1);
  }

  public boolean isInfinite() {
    return equals(INFINITY);
  }

  /** The length, empty for {@code infinity}. */
  public Optional<Duration> duration() {
    return isInfinite()
        ? Optional.empty()
        : Optional.of(Duration.of(microseconds, ChronoUnit.MICROS));
  }

  private static Optional<TimeSpan> parse(String value, long bareUnit) {
    String text = Words.strip(value);
    if (text.equals("infinity")) {
      return Optional.of(INFINITY);
    }
    BigInteger sum = BigInteger.ZERO;
    Matcher part = PART.matcher(text);
    int position = 0;
    do {
      part.region(position, text.length());
      if (!part.lookingAt()) {
        return Optional.empty();
      }
      boolean isBare = part.group(5).isEmpty();
      position = part.end();
      if (isBare && part.group(4).isEmpty() && position < text.length()) {
        return Optional.empty();
      }
      long unit = isBare ? bareUnit : UNITS.getOrDefault(part.group(5), bareUnit);
      sum = sum.add(length(part, unit));
      if (sum.bitLength() > 63) {
        return Optional.empty();
      }
    } while (position < text.length());
    return Optional.of(new TimeSpan(sum.longValueExact()));
  }

  private static BigInteger length(Matcher part, long unit) {
    String whole = part.group(1) == null ? "0" : part.group(1);
    String fraction = part.group(2) == null ? part.group(3) : part.group(2);
    BigInteger length = new BigInteger(whole).multiply(BigInteger.valueOf(unit));
    long digitUnit = unit / 10;
    for (int i = 0; fraction != null && i < fraction.length(); i++) {
      length = length.add(BigInteger.valueOf((fraction.charAt(i) - '0') * digitUnit));
      digitUnit /= 10;
    }
    return length;
  }
}
