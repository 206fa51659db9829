package dev.slipway.command;

import dev.slipway.fact.GoLaunch.Mode;
import dev.slipway.fact.GoTree;
import dev.slipway.fact.GoTree.Keeper;
import dev.slipway.format.module.GoRelease;
import dev.slipway.model.ServerName;
import dev.slipway.report.GoListed;
import dev.slipway.toolchain.ServerToolchains;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An archive of go.dev on a server that is a mix of two releases, or made for another machine.
 *
 * @param server where it is
 * @param root of the tree, {@code /usr/local/go}
 * @param release that its {@code VERSION} names
 * @param hasSudo whether there is a sudo
 */
record BrokenArchive(ServerName server, String root, GoRelease release, boolean hasSudo) {

  /** All of them; one that names no release is left to a person. */
  static List<BrokenArchive> in(GoListed listed) {
    return listed.places().stream().flatMap(BrokenArchive::in).toList();
  }

  private static Stream<BrokenArchive> in(GoListed.Place place) {
    return place.found().found().stream()
        .flatMap(
            all ->
                all.trees().stream()
                    .filter(tree -> tree.keeper() == Keeper.ARCHIVE && tree.hasCommand())
                    .filter(tree -> tree.isMixed() || tree.foreign().isPresent())
                    .flatMap(
                        tree ->
                            of(place.server(), tree, all.launch(Mode.SUDO).isPresent()).stream()));
  }

  private static Optional<BrokenArchive> of(String server, GoTree tree, boolean hasSudo) {
    return tree.version()
        .map(line -> line.strip().split("\\s", 2)[0])
        .flatMap(GoRelease::of)
        .map(release -> new BrokenArchive(ServerName.of(server), tree.root(), release, hasSudo));
  }

  /** What is done about it, in one line. */
  String words() {
    return "on "
        + server
        + ": install "
        + release
        + " in "
        + ServerToolchains.goroot(release)
        + ", let it build a module, rename "
        + root
        + " and put a link in its place";
  }
}
