package dev.slipway.format.gobinary;

import java.util.HexFormat;

/**
 * A function that has code of its own in the executable.
 *
 * @param name as panics print it: {@code net/http.(*conn).serve}, {@code main.F[...]}
 * @param address where it begins in memory; counted from the start of Go's code where that is not
 *     known
 * @param size bytes to the next function, what fills the gap between them included
 */
public record GoFunction(String name, long address, long size) {

  /** What the compiler makes for a type ({@code type:.eq.T}) belongs to no package. */
  public static final String COMPILER = "";

  /**
   * The import path of its package: {@code net/http}, {@code gopkg.in/yaml.v3}; {@link #COMPILER}
   * for what the compiler makes for a type.
   */
  public String packagePath() {
    return packagePath(name);
  }

  /**
   * The package of a name. The first dot after the last slash ends it, type arguments aside; a dot
   * in its last element is written {@code %2e} (cmd/internal/objabi.PathToPrefix).
   */
  public static String packagePath(String name) {
    if (name.startsWith("type:") || name.startsWith("type..") || name.startsWith("go:")) {
      return COMPILER;
    }
    int arguments = name.indexOf('[');
    var plain = arguments < 0 ? name : name.substring(0, arguments);
    int receiver = plain.indexOf(".(");
    plain = receiver < 0 ? plain : plain.substring(0, receiver) + ".";
    int dot = lastDot(plain);
    return dot < 0 ? COMPILER : unescaped(plain.substring(0, dot));
  }

  /**
   * Where the package ends. The name of a method that is not exported and comes from an embedded
   * type of another package begins with that package: {@code a.b/c.T.github.com/d/e.method}. No
   * directory of a module is named like {@code c.T.github.com}.
   */
  private static int lastDot(String name) {
    int last = name.lastIndexOf('/');
    for (int slash = name.indexOf('/'); slash >= 0 && slash < last; ) {
      int next = name.indexOf('/', slash + 1);
      int dot = name.indexOf('.', slash);
      int second = dot < 0 ? -1 : name.indexOf('.', dot + 1);
      if (second >= 0 && second < next) {
        return dot;
      }
      slash = next;
    }
    return name.indexOf('.', last + 1);
  }

  /** {@code %2e} is a dot (cmd/internal/objabi.PrefixToPath). */
  private static String unescaped(String prefix) {
    int percent = prefix.indexOf('%');
    if (percent < 0) {
      return prefix;
    }
    var path = new StringBuilder(prefix.substring(0, percent));
    for (int i = percent; i < prefix.length(); i++) {
      if (isEscape(prefix, i)) {
        path.append((char) HexFormat.fromHexDigits(prefix, i + 1, i + 3));
        i += 2;
      } else {
        path.append(prefix.charAt(i));
      }
    }
    return path.toString();
  }

  private static boolean isEscape(String prefix, int at) {
    return prefix.charAt(at) == '%'
        && at + 2 < prefix.length()
        && isDigit(prefix.charAt(at + 1))
        && isDigit(prefix.charAt(at + 2));
  }

  private static boolean isDigit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }
}
