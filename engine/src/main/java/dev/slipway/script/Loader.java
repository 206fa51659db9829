package dev.slipway.script;

import java.nio.charset.StandardCharsets;

/**
 * How a script gets to a shell. The command of the exec is always {@link #COMMAND}: short, without
 * any secret, the same for bash, dash, fish and csh as login shell. Everything else comes on
 * standard input: a line that says how long the room is, the room, the password's line, the script.
 *
 * <p>Nothing is run before all of it is there: the script is one group in braces, so a text that
 * was cut off is a syntax error and not half a script.
 */
final class Loader {

  /** Where a clean room looks for tools. */
  static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  /**
   * Looks for the header line, so that a start-up file that reads a line of the input takes one of
   * the empty lines before it. In single quotes neither fish nor csh change anything of it.
   */
  static final String COMMAND =
      "exec /bin/sh -c 'PATH="
          + PATH
          + "; while read -r a n; do case $a in slipway1) eval \"$(dd bs=$n count=1"
          + " iflag=fullblock 2>/dev/null)\"; exit;; esac; done'";

  private static final String LOGIN = ProgramText.of(Loader.class, "login.sh");
  private static final String ROOT = ProgramText.of(Loader.class, "root.sh");
  private static final String PRELUDE = ProgramText.of(Loader.class, "prelude.sh");

  private Loader() {}

  /**
   * All that goes to standard input before the script's own input.
   *
   * @param password one line without its end, empty for none; only read for root
   */
  static byte[] input(Script script, Privilege privilege, String token, String password) {
    byte[] text = utf8(text(script, token));
    byte[] room = utf8(room(script, privilege, token, text.length));
    String line = privilege == Privilege.ROOT ? password + "\n" : "";
    return concat(utf8("\n\nslipway1 " + room.length + "\n"), room, utf8(line), text);
  }

  private static String text(Script script, String token) {
    return "{\n"
        + ignoring(script)
        + "slipway_token="
        + token
        + "\n"
        + PRELUDE
        + "(\n"
        + script.body()
        + "\n)\n"
        + "printf '\\n%s done %s\\n' \"$slipway_token\" $?\n"
        + "}\n";
  }

  private static String room(Script script, Privilege privilege, String token, int length) {
    String loader = "eval \"$(dd bs=" + length + " count=1 iflag=fullblock 2>/dev/null)\"";
    return "{\n"
        + ignoring(script)
        + "token="
        + token
        + "\nloader="
        + ShellWord.quote(loader)
        + "\n"
        + switch (privilege) {
          case LOGIN -> kept(script) + LOGIN;
          case ROOT -> ROOT;
        }
        + "}\n";
  }

  /** The environment of this shell is that of the login's, whatever was assigned since. */
  private static String kept(Script script) {
    return script.kept().isEmpty()
        ? "kept=\n"
        : "kept=$(tr '\\n\\0' '\\001\\n' </proc/$$/environ | grep -E '^("
            + String.join("|", script.kept())
            + ")=')\n";
  }

  private static String ignoring(Script script) {
    return script.isSurvivor() ? "trap '' HUP PIPE\n" : "";
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] concat(byte[]... parts) {
    java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
