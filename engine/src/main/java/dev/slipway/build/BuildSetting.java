package dev.slipway.build;

/**
 * One variable or argument of a build.
 *
 * @param name of the variable or flag; that of the package argument is {@code package}
 * @param value what it is set to; empty for a flag without one
 * @param declared whether the declaration of the project says so, not Slipway
 * @param why what it is for, in one line
 */
public record BuildSetting(String name, String value, boolean declared, String why) {

  /** The value for people: a path of the project relative to it. */
  public String shownIn(String project) {
    var root = project + "/";
    return value.startsWith(root) ? value.substring(root.length()) : value;
  }
}
