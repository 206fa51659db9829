package dev.slipway.format.module;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A version that stands for a commit without a tag (x/mod module/pseudo.go): {@code
 * v1.2.4-0.20240102030405-abcdefabcdef} comes after {@code v1.2.3}.
 *
 * @param start what stands before the time: {@code v0.0.0}, {@code v1.2.4-0} or {@code
 *     v1.2.3-rc.1.0}
 * @param timestamp 14 digits, not checked to be a time
 * @param revision the commit, 12 digits of it with git
 * @param build build metadata with its {@code +}; empty without
 */
public record PseudoVersion(String start, String timestamp, String revision, String build) {
  private static final Pattern FORM =
      Pattern.compile(
          "v[0-9]+\\.(?:0\\.0-|[0-9]+\\.[0-9]+-(?:[^+]*\\.)?0\\.)[0-9]{14}-[A-Za-z0-9]+");

  private static final int TIME_LENGTH = 14;

  /** The tagged version that a pseudo-version comes after. */
  public sealed interface Base {
    /** This one. */
    record Tagged(String version) implements Base {}

    /** There is none: no tag was reachable from the commit. */
    record None() implements Base {}

    /**
     * There can be none: Go refuses the version.
     *
     * @param reason why
     */
    record Impossible(String reason) implements Base {}
  }

  /** Reads one; empty when it is another version or none (module.IsPseudoVersion). */
  public static Optional<PseudoVersion> of(String text) {
    var version = Version.of(text);
    if (version.isEmpty()) {
      return Optional.empty();
    }
    var build = version.get().build();
    var plain = text.substring(0, text.length() - build.length());
    if (!FORM.matcher(plain).matches()) {
      return Optional.empty();
    }
    int dash = plain.lastIndexOf('-');
    int time = dash - TIME_LENGTH;
    return Optional.of(
        new PseudoVersion(
            plain.substring(0, time - 1),
            plain.substring(time, dash),
            plain.substring(dash + 1),
            build));
  }

  /** When the commit was made; empty when the digits are no time (module.PseudoVersionTime). */
  public Optional<Instant> time() {
    try {
      var time =
          LocalDateTime.of(
              digits(0, 4),
              digits(4, 6),
              digits(6, 8),
              digits(8, 10),
              digits(10, 12),
              digits(12, 14));
      return Optional.of(time.toInstant(ZoneOffset.UTC));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  private int digits(int from, int to) {
    return Integer.parseInt(timestamp.substring(from, to));
  }

  /** The version it comes after (module.PseudoVersionBase). */
  public Base base() {
    int dash = start.indexOf('-');
    if (dash < 0) {
      return build.isEmpty()
          ? new Base.None()
          : new Base.Impossible("without a version before it there is nothing to be " + build);
    }
    if (start.substring(dash).equals("-0")) {
      return before(start.substring(0, dash));
    }
    return new Base.Tagged(start.substring(0, start.length() - ".0".length()) + build);
  }

  private static Optional<String> oneLess(String number) {
    var digits = new StringBuilder(number);
    int i = number.length() - 1;
    while (i >= 0 && digits.charAt(i) == '0') {
      digits.setCharAt(i--, '9');
    }
    if (i < 0) {
      return Optional.empty();
    }
    digits.setCharAt(i, (char) (digits.charAt(i) - 1));
    boolean isShorter = digits.length() > 1 && digits.charAt(0) == '0';
    return Optional.of(isShorter ? digits.substring(1) : digits.toString());
  }

  private Base before(String release) {
    int patch = release.lastIndexOf('.') + 1;
    return oneLess(release.substring(patch))
        .<Base>map(number -> new Base.Tagged(release.substring(0, patch) + number + build))
        .orElseGet(() -> new Base.Impossible("there is no patch before " + release));
  }
}
