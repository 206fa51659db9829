package dev.slipway.toolchain;

import dev.slipway.fact.Fact;
import dev.slipway.fact.GoInstallations;
import dev.slipway.fact.GoInstallations.CommandFile;
import dev.slipway.fact.GoInstallations.Store;
import dev.slipway.fact.GoLaunch;
import dev.slipway.fact.GoLaunch.Mode;
import dev.slipway.fact.GoTree;
import dev.slipway.fact.GoTree.Keeper;
import dev.slipway.fact.ProjectModules.GoSetting;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what {@code installations.sh} prints: lines of fields between tabs. Lines it does not know
 * are passed over, those with too few fields too; without the last one all is unknown.
 */
final class InstallationsReader {
  private static final String SLIPWAY = "/.+/slipway/go/go[^/]+";

  private final Map<Mode, Map<String, String>> set = new EnumMap<>(Mode.class);
  private final Map<Mode, Fact<Map<String, String>>> unknown = new EnumMap<>(Mode.class);
  private final List<CommandFile> commands = new ArrayList<>();
  private final List<String[]> trees = new ArrayList<>();
  private final Map<String, String> heads = new HashMap<>();
  private String machine = "";
  private final Map<String, String> goroots = new HashMap<>();
  private final List<Store> stores = new ArrayList<>();
  private final List<GoSetting> settings = new ArrayList<>();
  private boolean isWhole;

  private InstallationsReader() {}

  static Fact<GoInstallations> read(String output) {
    var reader = new InstallationsReader();
    output.lines().forEach(reader::line);
    return reader.isWhole
        ? Fact.known(reader.installations(), "installations.sh")
        : Fact.unknown("the look at Go was cut off", "");
  }

  private void line(String line) {
    var kind = line.split("\t", 2)[0];
    switch (kind) {
      case "way" ->
          fields(line, 2)
              .flatMap(f -> mode(f[1]))
              .ifPresent(m -> set.put(m, new LinkedHashMap<>()));
      case "set" -> fields(line, 4).ifPresent(this::set);
      case "unknown" ->
          fields(line, 4)
              .ifPresent(f -> mode(f[1]).ifPresent(m -> unknown.put(m, Fact.unknown(f[2], f[3]))));
      case "command" ->
          fields(line, 4).ifPresent(f -> commands.add(new CommandFile(f[1], f[2], f[3])));
      case "machine" -> fields(line, 2).ifPresent(f -> machine = f[1]);
      case "tree" -> fields(line, 9).ifPresent(trees::add);
      case "head" -> fields(line, 3).ifPresent(f -> heads.put(f[1], f[2]));
      case "goroot" -> fields(line, 3).ifPresent(f -> goroots.put(f[1], f[2]));
      case "store" ->
          fields(line, 6)
              .ifPresent(f -> stores.add(new Store(f[1], f[2], f[3], f[4].equals("yes"), f[5])));
      case "written" ->
          fields(line, 4)
              .ifPresent(f -> settings.add(new GoSetting(f[1], f[2], "the go env file " + f[3])));
      case "end" -> isWhole = true;
      default -> {}
    }
  }

  private static Optional<String[]> fields(String line, int count) {
    var fields = line.split("\t", count);
    return fields.length == count ? Optional.of(fields) : Optional.empty();
  }

  private static Optional<Mode> mode(String name) {
    for (var mode : Mode.values()) {
      if (mode.name().equals(name)) {
        return Optional.of(mode);
      }
    }
    return Optional.empty();
  }

  private void set(String[] fields) {
    mode(fields[1]).map(set::get).ifPresent(variables -> variables.put(fields[2], fields[3]));
  }

  private GoInstallations installations() {
    var launches = new ArrayList<GoLaunch>();
    for (var mode : Mode.values()) {
      var variables = set.get(mode);
      var why = unknown.get(mode);
      if (variables != null) {
        launches.add(new GoLaunch(mode, Fact.known(Map.copyOf(variables), mode.word())));
      } else if (why != null) {
        launches.add(new GoLaunch(mode, why));
      }
    }
    var found = trees.stream().map(this::tree).toList();
    return new GoInstallations(found, commands, launches, goroots, stores, settings);
  }

  private GoTree tree(String[] fields) {
    var root = fields[1];
    return new GoTree(
        root,
        Optional.of(fields[2].strip()).filter(version -> !version.isEmpty()),
        fields[3].equals("yes"),
        fields[4].equals("yes"),
        fields[5].isEmpty() ? Fact.unknown(fields[6], "") : Fact.known(fields[5], "compile -V"),
        Optional.ofNullable(heads.get(root)).flatMap(head -> ForeignProgram.words(head, machine)),
        fields[8].isEmpty() ? keeper(root) : Keeper.DISTRIBUTION,
        fields[8],
        fields[7]);
  }

  /** What a place tells; packages of a distribution lie nowhere else than below /usr. */
  private static Keeper keeper(String root) {
    if (root.contains("/golang.org/toolchain@")) {
      return Keeper.MODULE_CACHE;
    }
    if (root.matches("/usr/(?:lib|lib64|share)/go[^/]*")) {
      return Keeper.DISTRIBUTION;
    }
    if (root.startsWith("/snap/")) {
      return Keeper.SNAP;
    }
    if (root.matches(SLIPWAY)) {
      return Keeper.SLIPWAY;
    }
    if (root.equals("/usr/local/go")) {
      return Keeper.ARCHIVE;
    }
    if (root.matches(".*/sdk/go[^/]+")) {
      return Keeper.SDK;
    }
    return Keeper.OTHER;
  }
}
