package dev.slipway.check;

import dev.slipway.fact.Login;
import dev.slipway.fact.ServerFacts;
import java.util.regex.Pattern;

/** Commands of a fix, written so that they can be run on the user's computer as they stand. */
public final class ServerCommand {
  private static final Pattern WITH_PORT = Pattern.compile("([^:]+|.*\\[.*]):(\\d+)");
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9 _./:@=,+-]*");

  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_./:@=,+-]+");

  private ServerCommand() {}

  /** {@code ssh web1 sudo systemctl start x}: a command that root runs on the server. */
  public static String asRoot(ServerFacts server, String command) {
    boolean sudo = server.get(Login.class).found().map(Login::needsSudo).orElse(false);
    if (!sudo) {
      return login(server, command);
    }
    return login(
        server,
        PLAIN.matcher(command).matches() ? "sudo " + command : "sudo sh -c " + quoted(command));
  }

  /** A command that the login itself can run on the server. */
  public static String login(ServerFacts server, String command) {
    var port = WITH_PORT.matcher(server.server());
    var ssh =
        port.matches() ? "ssh -p " + port.group(2) + " " + port.group(1) : "ssh " + server.server();
    return ssh + " " + (PLAIN.matcher(command).matches() ? command : quoted(command));
  }

  /** A word of a command, quoted when it has to be. */
  public static String word(String text) {
    return WORD.matcher(text).matches() ? text : quoted(text);
  }

  private static String quoted(String command) {
    return "'" + command.replace("'", "'\\''") + "'";
  }
}
