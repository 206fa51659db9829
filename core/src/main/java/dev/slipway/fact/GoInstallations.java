package dev.slipway.fact;

import dev.slipway.fact.ProjectModules.GoSetting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every Go of one computer, and which of them each way of starting a command gets.
 *
 * @param trees the directories, in the order they were found
 * @param commands the files named {@code go} that are on some PATH, or in a tree's {@code bin}
 * @param launches the ways of starting a command that this computer has
 * @param goroots each value of {@code GOROOT} that is set somewhere, and its real path; the empty
 *     text for one that is no GOROOT, which is a directory with {@code pkg/tool}
 *     (cmd/go/internal/cfg, isGOROOT)
 * @param stores where the account's Go writes
 * @param settings what {@code go env -w} wrote for the account
 */
public record GoInstallations(
    List<GoTree> trees,
    List<CommandFile> commands,
    List<GoLaunch> launches,
    Map<String, String> goroots,
    List<Store> stores,
    List<GoSetting> settings) {

  /** Copies the collections. */
  public GoInstallations {
    trees = List.copyOf(trees);
    commands = List.copyOf(commands);
    launches = List.copyOf(launches);
    goroots = Map.copyOf(goroots);
    stores = List.copyOf(stores);
    settings = List.copyOf(settings);
  }

  /**
   * A file named {@code go}.
   *
   * @param path as a PATH reaches it, {@code /usr/bin/go}
   * @param real the same without links, {@code /usr/lib/go-1.19/bin/go}
   * @param root of the tree it belongs to; empty for a script that calls a Go elsewhere
   */
  public record CommandFile(String path, String real, String root) {}

  /**
   * A directory that Go writes to.
   *
   * @param name of the variable that moves it, {@code GOCACHE}
   * @param path where it is, or will be
   * @param looked the directory that decides whether it can be written: itself, one below, or the
   *     nearest above that exists
   * @param writable whether the account may write there
   * @param owner of {@code looked}
   */
  public record Store(String name, String path, String looked, boolean writable, String owner) {}

  /** The way, when this computer has it. */
  public Optional<GoLaunch> launch(GoLaunch.Mode mode) {
    return launches.stream().filter(launch -> launch.mode() == mode).findFirst();
  }

  /** The commands on its PATH, the one that runs first; none twice. */
  public List<CommandFile> onPath(GoLaunch launch) {
    var found = new LinkedHashMap<String, CommandFile>();
    for (var directory : launch.path()) {
      command(directory.replaceAll("/+$", "") + "/go")
          .ifPresent(command -> found.putIfAbsent(command.real(), command));
    }
    return List.copyOf(found.values());
  }

  /** The command that runs there; empty when there is none, or nobody knows. */
  public Optional<CommandFile> winner(GoLaunch launch) {
    return onPath(launch).stream().findFirst();
  }

  /** The command of this path. */
  public Optional<CommandFile> command(String path) {
    return commands.stream().filter(command -> command.path().equals(path)).findFirst();
  }

  /** The tree a command belongs to; empty for a wrapper. */
  public Optional<GoTree> tree(CommandFile command) {
    return tree(command.root());
  }

  /** The tree of this real path. */
  public Optional<GoTree> tree(String root) {
    return trees.stream().filter(tree -> tree.root().equals(root)).findFirst();
  }

  /** The paths that reach a tree, those of some PATH first. */
  public List<String> reached(GoTree tree) {
    var paths = new ArrayList<String>();
    for (var command : commands) {
      if (command.root().equals(tree.root()) && !paths.contains(command.path())) {
        paths.add(command.path());
      }
    }
    return paths;
  }

  /** The ways that get this tree's command. */
  public List<GoLaunch> won(GoTree tree) {
    return launches.stream()
        .filter(launch -> winner(launch).filter(c -> c.root().equals(tree.root())).isPresent())
        .toList();
  }

  /**
   * Whether a tree is what somebody forgot: not whole, or beside the one in use under a name like
   * {@code /usr/local/go.old}, and no PATH reaches it.
   */
  public boolean isLeftover(GoTree tree) {
    var isBeside =
        tree.keeper() == GoTree.Keeper.OTHER && tree.root().matches("/(?:usr/local|opt)/go[^/]+");
    return !tree.isWhole() || (isBeside && won(tree).isEmpty());
  }
}
