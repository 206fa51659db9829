package dev.slipway.model;

import java.util.regex.Pattern;

/**
 * The name of a service: of its unit (without {@code .service}) and of its directories on the
 * server. Lower-case letters, digits, {@code _} and {@code -}, begun by a letter, at most 64: safe
 * in a unit name, a path and a shell word alike.
 *
 * @param text the name
 */
public record ServiceName(String text) {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_-]{0,63}");

  /** Refuses a name of another form. */
  public ServiceName {
    if (!isServiceName(text)) {
      throw new IllegalArgumentException(
          "service name \""
              + text
              + "\": use lower-case letters, digits, - and _, begun by a letter, at most 64");
    }
  }

  /** Whether {@code text} is a usable service name. */
  public static boolean isServiceName(String text) {
    return FORM.matcher(text).matches();
  }

  /** The unit's name, {@code NAME.service}. */
  public String unit() {
    return text + ".service";
  }

  /** Where the unit is installed: {@code /etc/systemd/system/NAME.service}. */
  public String unitPath() {
    return "/etc/systemd/system/" + unit();
  }

  /** The service's directory, {@code /opt/NAME}. */
  public String home() {
    return "/opt/" + text;
  }

  /** The symlink to the current release, {@code /opt/NAME/current}. */
  public String current() {
    return home() + "/current";
  }

  /** The executable an own unit starts: {@code /opt/NAME/current/NAME}. */
  public String executable() {
    return current() + "/" + text;
  }

  /** Directory of the environment files, {@code /etc/NAME}. */
  public String environmentDirectory() {
    return "/etc/" + text;
  }

  /** What Slipway keeps about the service: {@code /var/lib/slipway/NAME}, 0700 root. */
  public String stateDirectory() {
    return "/var/lib/slipway/" + text;
  }

  @Override
  public String toString() {
    return text;
  }
}
