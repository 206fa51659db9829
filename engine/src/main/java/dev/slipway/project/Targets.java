package dev.slipway.project;

import dev.slipway.model.Declaration;
import dev.slipway.model.ServerName;
import dev.slipway.model.ServerNameException;
import dev.slipway.model.Target;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which servers the words of a command line mean. */
public final class Targets {
  private Targets() {}

  /**
   * The servers that {@code words} mean, each once, in the order they are named: a target's name
   * wins, every other word is a server. No word means the only target.
   *
   * @param declaration of the project, when there is one
   * @throws InvalidProject when no word is given and there is not just one target, or a word is
   *     neither a target nor the name of a server
   */
  public static List<ServerName> servers(Optional<Declaration> declaration, List<String> words)
      throws InvalidProject {
    var targets = declaration.map(Declaration::targets).orElse(List.of());
    var servers = new LinkedHashSet<ServerName>();
    if (words.isEmpty() && declaration.isEmpty()) {
      throw new InvalidProject(
          "no server is given, and no slipway.yaml here or above has targets. Name one: root@web1");
    }
    for (var word : words.isEmpty() ? List.of(onlyOf(targets)) : words) {
      for (var server : meant(targets, word)) {
        servers.add(parse(server));
      }
    }
    return List.copyOf(servers);
  }

  private static String onlyOf(List<Target> targets) throws InvalidProject {
    if (targets.size() == 1) {
      return targets.getFirst().name();
    }
    throw new InvalidProject(
        targets.isEmpty()
            ? "no server is given and slipway.yaml has no targets. Name one: root@web1"
            : "several targets: "
                + targets.stream().map(Target::name).collect(Collectors.joining(", "))
                + ". Name the one that is meant");
  }

  private static List<String> meant(List<Target> targets, String word) {
    return targets.stream()
        .filter(target -> target.name().equals(word))
        .findFirst()
        .map(Target::servers)
        .orElseGet(() -> new ArrayList<>(List.of(word)));
  }

  private static ServerName parse(String text) throws InvalidProject {
    try {
      return ServerName.parse(text);
    } catch (ServerNameException wrong) {
      throw new InvalidProject(String.valueOf(wrong.getMessage()));
    }
  }
}
