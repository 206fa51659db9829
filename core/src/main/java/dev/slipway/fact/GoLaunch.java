package dev.slipway.fact;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One way in which commands are started on a computer, and what of the environment decides there
 * which Go runs and how.
 *
 * @param mode the way
 * @param variables those that are set of {@code PATH}, {@code HOME} and Go's own names; unknown
 *     where they could not be read
 */
public record GoLaunch(Mode mode, Fact<Map<String, String>> variables) {

  /** The ways, in the order they are shown. */
  public enum Mode {
    /** Slipway itself, and what it starts. */
    PROCESS("this process"),
    /** {@code ssh host command}: the login's shell, neither login nor interactive. */
    SSH_COMMAND("ssh command"),
    /** {@code ssh host}: {@code /etc/profile} and the files of the account are read. */
    LOGIN_SHELL("login shell"),
    /** A service of the system's systemd whose unit sets nothing. */
    SERVICE("system service"),
    /** The account's crontab; not run, but read. */
    CRON("cron"),
    /** {@code sudo command}: {@code secure_path}. */
    SUDO("sudo");

    private final String word;

    Mode(String word) {
      this.word = word;
    }

    /** The words in JSON and text. */
    public String word() {
      return word;
    }
  }

  /** What the variable is set to; empty when it is not set, or nobody knows. */
  public String get(String name) {
    return variables.found().map(all -> all.getOrDefault(name, "")).orElse("");
  }

  /**
   * The absolute directories of its {@code PATH}, in order. Go is not looked for in the others:
   * they depend on where a command is started.
   */
  public List<String> path() {
    return Stream.of(get("PATH").split(":")).filter(entry -> entry.startsWith("/")).toList();
  }
}
