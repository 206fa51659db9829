package dev.slipway.executable;

import dev.slipway.executable.CredentialForm.Found;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A signed token (RFC 7519, 7515): two objects of JSON and a signature as long as its kind says.
 */
final class WebToken {
  private static final Pattern FORM =
      Pattern.compile(
          "(eyJ[0-9A-Za-z_-]{10,1000})\\.(eyJ[0-9A-Za-z_-]{10,3000})\\.([0-9A-Za-z_-]+)");
  private static final Pattern ALGORITHM = Pattern.compile("\"alg\" ?: ?\"([A-Za-z0-9]{2,10})\"");

  /**
   * Characters of the signature by its kind; those of RSA depend on the key, at least 2048 bits.
   */
  private static final Map<String, Integer> SIGNATURES =
      Map.of(
          "HS256", 43, "HS384", 64, "HS512", 86, "ES256", 86, "ES384", 128, "ES512", 176, "EdDSA",
          86, "RS256", 342, "RS512", 342, "PS256", 342);

  /** What documentation shows everywhere (jwt.io). */
  private static final String OF_DOCUMENTATION = "\"1234567890\"";

  private WebToken() {}

  static Optional<Found> find(String text) {
    Matcher match = FORM.matcher(text);
    if (!match.lookingAt()) {
      return Optional.empty();
    }
    var header = json(match.group(1));
    var claims = json(match.group(2));
    var algorithm = ALGORITHM.matcher(header);
    if (claims.isEmpty() || claims.contains(OF_DOCUMENTATION) || !algorithm.find()) {
      return Optional.empty();
    }
    int length = SIGNATURES.getOrDefault(algorithm.group(1), Integer.MAX_VALUE);
    return match.group(3).length() < length
        ? Optional.empty()
        : Optional.of(
            new Found(
                text.substring(0, match.start(3) + length),
                "header, claims and a signature of " + algorithm.group(1)));
  }

  /** The object in a part; empty when there is none. */
  private static String json(String part) {
    try {
      var json = new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
      return json.startsWith("{\"") && json.endsWith("}") ? json : "";
    } catch (IllegalArgumentException other) {
      return "";
    }
  }
}
