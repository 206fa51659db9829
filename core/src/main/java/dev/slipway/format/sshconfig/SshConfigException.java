package dev.slipway.format.sshconfig;

/** A configuration file that cannot be used, with file and line. */
public final class SshConfigException extends Exception {

  private final String file;
  private final int line;

  SshConfigException(String file, int line, String problem) {
    super(file + ":" + line + ": " + problem);
    this.file = file;
    this.line = line;
  }

  /** The file's name, as it was given. */
  public String file() {
    return file;
  }

  /** The line, from 1. */
  public int line() {
    return line;
  }
}
