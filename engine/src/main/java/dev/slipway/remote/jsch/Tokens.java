package dev.slipway.remote.jsch;

import java.util.Map;

/**
 * What {@code %} and {@code ~} stand for in a value of ssh_config (ssh_config(5), TOKENS).
 *
 * @param values by the letter after the percent sign
 * @param environment for {@code ${NAME}}
 * @param home for {@code ~}
 */
record Tokens(Map<Character, String> values, Map<String, String> environment, String home) {

  /**
   * The value with every token replaced.
   *
   * @throws IllegalArgumentException for a token that is not known here
   */
  String expand(String value) {
    StringBuilder expanded = new StringBuilder();
    int at = 0;
    if (value.equals("~") || value.startsWith("~/")) {
      expanded.append(home);
      at = 1;
    }
    for (; at < value.length(); at++) {
      char c = value.charAt(at);
      if (c == '%' && at + 1 < value.length()) {
        expanded.append(token(value.charAt(++at)));
      } else if (value.startsWith("${", at) && value.indexOf('}', at) > 0) {
        int end = value.indexOf('}', at);
        expanded.append(environment.getOrDefault(value.substring(at + 2, end), ""));
        at = end;
      } else {
        expanded.append(c);
      }
    }
    return expanded.toString();
  }

  private String token(char letter) {
    if (letter == '%') {
      return "%";
    }
    String value = values.get(letter);
    if (value == null) {
      throw new IllegalArgumentException("the token \"%" + letter + "\" is not known here");
    }
    return value;
  }
}
