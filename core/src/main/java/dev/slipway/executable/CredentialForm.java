package dev.slipway.executable;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * One form of credentials. Constants of a Go program stand side by side with nothing between them,
 * so no form asks for what comes before or behind; each has a structure or a checksum of its own
 * that other text does not have.
 *
 * @param beginning what it begins with, at least four bytes
 * @param longest how many bytes are looked at
 * @param kind what it is
 * @param judge finds it at the beginning of a text, with what proves it
 */
record CredentialForm(String beginning, int longest, String kind, Judge judge) {
  private static final int LONGEST_TOKEN = 4096;
  private static final String BASE_62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  /** Tells a credential from what only begins like one. */
  @FunctionalInterface
  interface Judge {
    Optional<Found> find(String text);
  }

  /**
   * A credential.
   *
   * @param value the text of it
   * @param proof what it has that other text has not
   */
  record Found(String value, String proof) {}

  static final List<CredentialForm> ALL = all();

  private static List<CredentialForm> all() {
    var all = new java.util.ArrayList<CredentialForm>();
    all.add(
        new CredentialForm(
            PrivateKeyText.BEGINNING, 1 << 14, "a private key", PrivateKeyText::find));
    for (var letter : List.of("p", "o", "u", "s", "r")) {
      all.add(checked("gh" + letter + "_", "a GitHub token"));
    }
    all.add(
        form(
            "github_pat_",
            "a GitHub token",
            "github_pat_[0-9A-Za-z]{22}_[0-9A-Za-z]{59}",
            CredentialForm::isMixed));
    for (var kind : List.of("AKIA", "ASIA")) {
      all.add(form(kind, "an AWS access key id", kind + "[A-Z2-7]{16}", AwsKeyId::isReal));
    }
    all.add(
        form(
            "xoxb-",
            "a Slack token",
            "xoxb-[0-9]{10,13}-[0-9]{10,13}-[0-9A-Za-z]{24}",
            CredentialForm::isMixed));
    all.add(
        form(
            "xoxp-",
            "a Slack token",
            "xoxp-[0-9]{10,13}-[0-9]{10,13}-[0-9]{10,13}-[0-9a-f]{32}",
            token -> true));
    all.add(form("AIza", "a Google API key", "AIza[0-9A-Za-z_-]{35}", CredentialForm::isMixed));
    all.add(form("glpat-", "a GitLab token", "glpat-[0-9A-Za-z_-]{20}", CredentialForm::isMixed));
    for (var key : List.of("sk_live_", "rk_live_")) {
      all.add(form(key, "a Stripe key", key + "[0-9A-Za-z]{24}", CredentialForm::isMixed));
    }
    // {"a, {"t, {"k, {"c: what the header of a token can begin with in base64
    for (var header : List.of("eyJh", "eyJ0", "eyJr", "eyJj")) {
      all.add(new CredentialForm(header, LONGEST_TOKEN, "a signed token (JWT)", WebToken::find));
    }
    return List.copyOf(all);
  }

  private static CredentialForm form(
      String beginning, String kind, String expression, java.util.function.Predicate<String> is) {
    var pattern = Pattern.compile(expression);
    return new CredentialForm(
        beginning,
        200,
        kind,
        text -> {
          Matcher match = pattern.matcher(text);
          return match.lookingAt() && is.test(match.group())
              ? Optional.of(new Found(match.group(), "its form"))
              : Optional.empty();
        });
  }

  /** 30 characters, then their CRC-32 in six digits of base 62. */
  private static CredentialForm checked(String beginning, String kind) {
    var pattern = Pattern.compile(beginning + "([0-9A-Za-z]{30})([0-9A-Za-z]{6})");
    return new CredentialForm(
        beginning,
        64,
        kind,
        text -> {
          Matcher match = pattern.matcher(text);
          return match.lookingAt() && checksum(match.group(1)).equals(match.group(2))
              ? Optional.of(new Found(match.group(), "its checksum is right"))
              : Optional.empty();
        });
  }

  static String checksum(String random) {
    var crc = new CRC32();
    crc.update(random.getBytes(StandardCharsets.US_ASCII));
    var digits = new StringBuilder();
    for (long rest = crc.getValue(); digits.length() < 6; rest /= BASE_62.length()) {
      digits.insert(0, BASE_62.charAt((int) (rest % BASE_62.length())));
    }
    return digits.toString();
  }

  /** What a machine drew has capitals, small letters and digits, and hardly the same twice. */
  static boolean isMixed(String token) {
    var drawn = token.substring(token.length() - 20);
    return drawn.chars().anyMatch(Character::isDigit)
        && drawn.chars().anyMatch(Character::isUpperCase)
        && drawn.chars().anyMatch(Character::isLowerCase)
        && drawn.chars().distinct().count() >= 10;
  }
}
