package dev.slipway.format.unit;

import java.util.Map;

/** The parts of a unit's name that specifiers stand for (systemd 252, unit-name.c). */
record UnitNameParts(String name, String prefix, String instance) {

  static UnitNameParts of(String unitName) {
    int dot = unitName.lastIndexOf('.');
    String bare = dot < 0 ? unitName : unitName.substring(0, dot);
    int at = bare.indexOf('@');
    return at < 0
        ? new UnitNameParts(unitName, bare, "")
        : new UnitNameParts(unitName, bare.substring(0, at), bare.substring(at + 1));
  }

  void addTo(Map<Character, String> values) {
    String last = prefix.substring(prefix.lastIndexOf('-') + 1);
    int dot = name.lastIndexOf('.');
    values.put('n', name);
    values.put('N', dot < 0 ? name : name.substring(0, dot));
    values.put('p', prefix);
    values.put('P', unescape(prefix));
    values.put('i', instance);
    values.put('I', unescape(instance));
    values.put('j', last);
    values.put('J', unescape(last));
    String path = unescape(instance.isEmpty() ? prefix : instance);
    values.put('f', path.startsWith("/") ? path : "/" + path);
  }

  /** {@code -} is a slash, {@code \xNN} the character with that code. */
  private static String unescape(String escaped) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < escaped.length(); i++) {
      char c = escaped.charAt(i);
      if (c == '-') {
        text.append('/');
      } else if (escaped.startsWith("\\x", i)) {
        int length = CEscape.decode(escaped, i + 1, text);
        i += length;
        if (length == 0) {
          text.append(c);
        }
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }
}
