package dev.slipway.report;

import dev.slipway.fact.GoInstallations;
import dev.slipway.fact.GoInstallations.CommandFile;
import dev.slipway.fact.GoLaunch;
import dev.slipway.fact.GoTree;
import dev.slipway.fact.ProjectModules.GoSetting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The Go of computers as {@code slipway/go-list/1}; the schema is docs/schema/go-list-1.json. */
public final class GoListedJson {
  /** What decides which Go runs and how. Other names are read for the findings alone. */
  private static final List<String> SHOWN =
      List.of("PATH", "HOME", "GOROOT", "GOFLAGS", "GO111MODULE", "GOTOOLCHAIN");

  private GoListedJson() {}

  private record Document(
      String schema,
      List<Place> places,
      List<FindingsJson.Entry> findings,
      List<Findings.Unknown> unknown) {}

  private record Place(
      String server,
      boolean reached,
      String reason,
      List<Go> installations,
      List<Launch> launches,
      List<GoSetting> settings) {}

  private record Go(
      String version,
      String root,
      List<String> paths,
      String keeper,
      String kept,
      String owner,
      boolean whole,
      List<String> missing,
      String compiler,
      String foreign,
      boolean leftover,
      List<String> runsIn) {}

  private record Launch(
      String mode,
      boolean known,
      String go,
      String version,
      List<String> others,
      Map<String, String> variables) {}

  /** The JSON text. */
  public static String text(GoListed listed) {
    var findings = listed.findings();
    return Json.text(
        new Document(
            "slipway/go-list/1",
            listed.places().stream().map(GoListedJson::place).toList(),
            findings.findings().stream().map(FindingsJson::entry).toList(),
            findings.unknown()));
  }

  private static Place place(GoListed.Place place) {
    var go = place.found().found();
    return new Place(
        place.server(),
        place.unreached().isEmpty(),
        place.unreached().orElse(""),
        go.map(all -> all.trees().stream().map(tree -> tree(all, tree)).toList()).orElse(List.of()),
        go.map(all -> all.launches().stream().map(one -> launch(all, one)).toList())
            .orElse(List.of()),
        go.map(GoInstallations::settings).orElse(List.of()));
  }

  private static Go tree(GoInstallations all, GoTree tree) {
    return new Go(
        tree.version().orElse(""),
        tree.root(),
        all.reached(tree),
        tree.keeper().word(),
        tree.kept(),
        tree.owner(),
        tree.isWhole(),
        tree.missing(),
        tree.compiler().found().orElse(""),
        tree.foreign().orElse(""),
        all.isLeftover(tree),
        all.won(tree).stream().map(launch -> launch.mode().word()).toList());
  }

  private static Launch launch(GoInstallations all, GoLaunch launch) {
    var found = all.onPath(launch);
    var variables = new LinkedHashMap<String, String>();
    for (var name : SHOWN) {
      if (!launch.get(name).isEmpty()) {
        variables.put(name, launch.get(name));
      }
    }
    return new Launch(
        launch.mode().word(),
        launch.variables().found().isPresent(),
        found.stream().findFirst().map(CommandFile::path).orElse(""),
        found.stream().findFirst().flatMap(all::tree).flatMap(GoTree::version).orElse(""),
        found.stream().skip(1).map(CommandFile::path).toList(),
        variables);
  }
}
