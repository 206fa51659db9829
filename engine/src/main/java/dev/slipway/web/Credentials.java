package dev.slipway.web;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Names and passwords for servers: what an address itself says, else the file that {@code NETRC}
 * names or {@code ~/.netrc}, as the go command reads it (cmd/go/internal/auth/netrc.go).
 */
public final class Credentials {
  private final Map<String, String> byHost;

  private Credentials(Map<String, String> byHost) {
    this.byHost = byHost;
  }

  static Credentials of(Map<String, String> environment) {
    var named = environment.getOrDefault("NETRC", "");
    var home = environment.getOrDefault("HOME", "");
    var file = named.isEmpty() && !home.isEmpty() ? home + "/.netrc" : named;
    if (file.isEmpty()) {
      return new Credentials(Map.of());
    }
    try {
      return new Credentials(
          read(new String(Files.readAllBytes(Path.of(file)), StandardCharsets.UTF_8)));
    } catch (IOException absent) {
      return new Credentials(Map.of());
    }
  }

  /** The hosts that the file has a name and a password for. */
  public static Set<String> hosts(Map<String, String> environment) {
    return new TreeSet<>(of(environment).byHost.keySet());
  }

  /** Lines of {@code machine HOST login NAME password WORD}, in any order of lines. */
  private static Map<String, String> read(String text) {
    var found = new HashMap<String, String>();
    var machine = "";
    var login = "";
    var password = "";
    boolean inMacro = false;
    for (var line : text.split("\n", -1)) {
      if (inMacro) {
        inMacro = !line.isBlank(); // a macro ends with an empty line
        continue;
      }
      var words = line.strip().split("\\s+");
      for (int i = 0; i + 1 < words.length; i += 2) {
        switch (words[i]) {
          case "machine" -> {
            machine = words[i + 1];
            login = "";
            password = "";
          }
          case "login" -> login = words[i + 1];
          case "password" -> password = words[i + 1];
          case "macdef" -> inMacro = true;
          default -> {}
        }
        if (!machine.isEmpty() && !login.isEmpty() && !password.isEmpty()) {
          found.putIfAbsent(machine, login + ":" + password);
          machine = "";
        }
      }
      if (words[0].equals("default")) {
        break; // Go takes nothing from there on
      }
    }
    return found;
  }

  /** The value of the header {@code Authorization}; empty when nothing is known. */
  Optional<String> header(URI address) {
    return Optional.ofNullable(address.getUserInfo())
        .or(() -> Optional.ofNullable(address.getHost()).map(byHost::get))
        .map(
            both ->
                "Basic "
                    + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)));
  }
}
