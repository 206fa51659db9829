package dev.slipway.format.envfile;

/**
 * A variable that another reader of the same file gets differently than systemd.
 *
 * @param line the line of the variable, from 1
 * @param name the variable
 * @param reader who reads it differently
 * @param reading what that reader gets
 */
public record Difference(int line, String name, Reader reader, Reading reading) {

  /** Another reader of environment files. */
  public enum Reader {
    /** A POSIX shell that runs the file with {@code . file}. */
    SHELL,
    /** pam_env, the reader of {@code /etc/environment} for logins. */
    PAM_ENV
  }
}
