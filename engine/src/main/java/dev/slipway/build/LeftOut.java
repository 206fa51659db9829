package dev.slipway.build;

/**
 * A setting of the user's own that a build does not take: {@code build.env} of the project is how
 * it is said to be wanted.
 *
 * @param name of the variable
 * @param value what it is set to
 * @param origin where: {@code the environment}, {@code the go env file /home/a/.config/go/env}
 */
public record LeftOut(String name, String value, String origin) {

  /** In one line, with what keeps it. */
  public String words() {
    return "%s=%s of %s (build.env in slipway.yaml keeps it)".formatted(name, value, origin);
  }
}
