package dev.slipway.format.module;

import dev.slipway.format.FormatException;
import java.util.List;
import java.util.Optional;

/** What Go takes for a path (x/mod module.go); all paths have elements between single slashes. */
public enum PathRule {
  /** Of a module: {@code golang.org/x/net} (module.CheckPath). */
  MODULE,
  /** Of a package: a module's, also without a domain first, with {@code +} (CheckImportPath). */
  IMPORT,
  /** Of a file in a module: letters of every script and more punctuation (CheckFilePath). */
  FILE;

  private static final String FILE_PUNCTUATION = "!#$%&()+,-.=@[]^_{}~ ";

  /** No file can have these names on Windows, in whatever case and with whatever extension. */
  private static final List<String> DEVICES =
      List.of(
          "CON", "PRN", "AUX", "NUL", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7",
          "COM8", "COM9", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9");

  /**
   * What is wrong with a path, in words that go on after "the path"; empty when it is good.
   *
   * <p>Letters are those of this JDK: a path with one that is younger than the tables of a release
   * of Go (Unicode 15 until 1.26) is good here and refused there.
   */
  public Optional<String> fault(String path) {
    if (path.isEmpty()) {
      return Optional.of("is empty");
    }
    if (path.startsWith("-") && this != FILE) {
      return Optional.of("begins with a hyphen");
    }
    var fault = elements(path);
    return fault.isEmpty() && this == MODULE ? moduleFault(path) : fault;
  }

  private Optional<String> elements(String path) {
    int from = 0;
    while (from <= path.length()) {
      int slash = path.indexOf('/', from);
      int to = slash < 0 ? path.length() : slash;
      var fault = elementFault(path.substring(from, to));
      if (fault.isPresent()) {
        return fault;
      }
      from = to + 1;
    }
    return Optional.empty();
  }

  /** What is wrong with one element of a path (checkElem). */
  Optional<String> elementFault(String element) {
    if (element.isEmpty()) {
      return Optional.of("has an empty element");
    }
    if (element.startsWith(".") && this == MODULE) {
      return Optional.of("has an element that begins with a dot");
    }
    if (element.endsWith(".")) { // so does . and so does ..
      return Optional.of("has an element that ends with a dot");
    }
    int strange = strange(element);
    if (strange < element.length()) {
      var character = Character.toString(element.codePointAt(strange));
      return Optional.of("has the character " + FormatException.quote(character));
    }
    int dot = element.indexOf('.');
    var stem = dot < 0 ? element : element.substring(0, dot);
    if (isDevice(stem)) {
      return Optional.of("has an element " + stem + ", which is a device on Windows");
    }
    return this != FILE && isShortName(stem)
        ? Optional.of("has an element that looks like a short name of Windows, " + stem)
        : Optional.empty();
  }

  /** Where the first character is that no element may have; its length when there is none. */
  private int strange(String element) {
    int at = 0;
    while (at < element.length() && allows(element.codePointAt(at))) {
      at += Character.charCount(element.codePointAt(at));
    }
    return at;
  }

  private static boolean isDevice(String stem) {
    boolean isAsLong = stem.length() == 3 || stem.length() == 4;
    return isAsLong && DEVICES.stream().anyMatch(stem::equalsIgnoreCase);
  }

  private boolean allows(int c) {
    if (Ascii.isAlphanumeric(c)) {
      return true;
    }
    return switch (this) {
      case MODULE -> "-._~".indexOf(c) >= 0;
      case IMPORT -> "-._~+".indexOf(c) >= 0;
      case FILE -> c < 0x80 ? FILE_PUNCTUATION.indexOf(c) >= 0 : Character.isLetter(c);
    };
  }

  /** {@code progra~1}. */
  private static boolean isShortName(String stem) {
    int tilde = stem.lastIndexOf('~');
    return tilde >= 0
        && tilde < stem.length() - 1
        && stem.substring(tilde + 1).chars().allMatch(Ascii::isDigit);
  }

  private static Optional<String> moduleFault(String path) {
    int slash = path.indexOf('/');
    var domain = slash < 0 ? path : path.substring(0, slash);
    if (domain.indexOf('.') < 0) {
      return Optional.of("has no dot in its first element");
    }
    if (!domain
        .chars()
        .allMatch(c -> Ascii.isLower(c) || Ascii.isDigit(c) || ".-".indexOf(c) >= 0)) {
      return Optional.of("has a first element that is no lower-case domain name");
    }
    return PathMajor.of(path).isEmpty()
        ? Optional.of("ends in a major version that is none")
        : Optional.empty();
  }
}
