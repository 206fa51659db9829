package dev.slipway.report;

import dev.slipway.executable.Ability;
import dev.slipway.executable.Hardening;
import dev.slipway.format.gobinary.BuildInfo;
import dev.slipway.format.gobinary.GoModule;
import dev.slipway.format.gobinary.PackageCode;
import dev.slipway.model.Digest;
import dev.slipway.terminal.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Executables as one page of HTML, without a script: what the template {@code inspect.jte} is
 * given.
 *
 * @param file name of the executable
 * @param facts labels and values
 * @param tiles the size of packages as areas, in the unit of {@link #WIDTH} and {@link #HEIGHT}
 * @param packages each package, the largest first
 * @param functions the largest functions
 * @param modules the modules that were built in
 * @param settings how it was built
 * @param hardening protections
 * @param abilities what is linked in
 * @param verdicts where it runs, as lines of text
 */
public record InspectedPage(
    String file,
    List<Row> facts,
    List<Tile> tiles,
    List<Row> packages,
    List<Row> functions,
    List<Row> modules,
    List<Row> settings,
    List<Row> hardening,
    List<Row> abilities,
    List<String> verdicts) {

  /** The width of the area in which the tiles lie. */
  public static final int WIDTH = 960;

  /** The height of the area in which the tiles lie. */
  public static final int HEIGHT = 480;

  private static final int MOST_TILES = 250;
  private static final int LETTER = 7; // the width of one, at the size of the template
  private static final int LINE = 16;

  /** The major version at the end of an import path says nothing by itself. */
  private static final Pattern MAJOR = Pattern.compile("/v[0-9]+$");

  /**
   * A line of a table.
   *
   * @param label what
   * @param value what of it
   * @param note more of it; may be empty
   */
  public record Row(String label, String value, String note) {}

  /**
   * A rectangle.
   *
   * @param x from the left, as SVG writes it
   * @param y from the top
   * @param name of what it stands for, with its size
   * @param shown what fits in; may be empty
   * @param hue of its colour, the same for packages of the same author
   */
  public record Tile(
      String x, String y, String width, String height, String name, String shown, int hue) {}

  /** What the page of this executable shows. */
  static InspectedPage of(Inspected inspected) {
    var info = inspected.buildInfo();
    var packages = inspected.code().map(Code::packages).orElse(List.of());
    return new InspectedPage(
        inspected.binary().file(),
        facts(inspected),
        tiles(packages),
        packages.stream()
            .map(p -> new Row(name(p), kilobytes(p.bytes()), p.functions() + " functions"))
            .toList(),
        inspected.code().map(Code::largest).orElse(List.of()).stream()
            .map(f -> new Row(f.name(), kilobytes(f.size()), ""))
            .toList(),
        info.map(BuildInfo::dependencies).orElse(List.of()).stream()
            .map(InspectedPage::module)
            .toList(),
        info.map(BuildInfo::settings).orElse(Map.of()).entrySet().stream()
            .map(setting -> new Row(setting.getKey(), setting.getValue(), ""))
            .toList(),
        inspected.portrait().hardening().stream().map(InspectedPage::hardening).toList(),
        inspected.portrait().abilities().orElse(List.of()).stream()
            .map(InspectedPage::ability)
            .toList(),
        inspected.fitness().stream()
            .flatMap(
                fitness ->
                    InspectedText.verdict(inspected.binary().file(), fitness, Style.PLAIN).stream())
            .toList());
  }

  private static List<Row> facts(Inspected inspected) {
    var elf = inspected.elf();
    var rows = new ArrayList<Row>();
    rows.add(new Row("size", inspected.binary().size() + " bytes", ""));
    inspected
        .binary()
        .sha256()
        .map(Digest::hex)
        .ifPresent(hex -> rows.add(new Row("SHA-256", hex, "")));
    rows.add(
        new Row(
            "made for",
            "linux/" + inspected.machine(),
            inspected.linkage().words() + (elf.isStripped() ? ", stripped" : ", not stripped")));
    inspected.buildInfo().ifPresent(info -> rows.add(new Row("built by", info.goVersion(), "")));
    inspected
        .buildInfo()
        .flatMap(BuildInfo::main)
        .ifPresent(main -> rows.add(new Row("module", main.path(), main.version())));
    if (!inspected.needed().isEmpty()) {
      rows.add(new Row("libraries", String.join(", ", inspected.needed()), ""));
    }
    inspected
        .versions()
        .forEach(
            need ->
                rows.add(
                    new Row(
                        "needs",
                        need.version() + " of " + need.library(),
                        String.join(", ", need.symbols()))));
    inspected
        .portrait()
        .legacy()
        .forEach(
            old -> rows.add(new Row("old ways", old.name() + "=" + old.value(), old.brings())));
    inspected
        .portrait()
        .credentials()
        .forEach(
            found ->
                rows.add(new Row("secrets", "it seems to hold " + found.kind(), found.masked())));
    return rows;
  }

  private static Row module(GoModule module) {
    return new Row(
        module.path(),
        module.version(),
        module.replacement().map(by -> "replaced by " + by.path() + " " + by.version()).orElse(""));
  }

  private static Row hardening(Hardening one) {
    return new Row(
        one.name(),
        one.state().word(),
        one.detail() + (one.change().isEmpty() ? "" : "; build with " + one.change()));
  }

  private static Row ability(Ability one) {
    return new Row(one.area().word(), one.what(), String.join(", ", one.evidence()));
  }

  private static String name(PackageCode code) {
    return code.path().isEmpty() ? "made by the compiler for types" : code.path();
  }

  private static List<Tile> tiles(List<PackageCode> packages) {
    var items = new ArrayList<Treemap.Item>();
    long rest = 0;
    for (var one : packages) {
      if (one.bytes() <= 0) {
        continue;
      }
      if (items.size() < MOST_TILES) {
        items.add(new Treemap.Item(name(one), one.bytes()));
      } else {
        rest += one.bytes();
      }
    }
    if (rest > 0) {
      items.add(new Treemap.Item("all others", rest));
      items.sort(java.util.Comparator.comparingLong(Treemap.Item::size).reversed());
    }
    return Treemap.of(items, WIDTH, HEIGHT).stream().map(InspectedPage::tile).toList();
  }

  private static Tile tile(Treemap.Tile tile) {
    var name = tile.item().name();
    int letters = (int) (tile.width() / LETTER) - 1;
    var plain = MAJOR.matcher(name).replaceFirst("");
    var last = plain.substring(plain.lastIndexOf('/') + 1);
    var shown = name.length() <= letters ? name : last.length() <= letters ? last : "";
    return new Tile(
        number(tile.x()),
        number(tile.y()),
        number(tile.width()),
        number(tile.height()),
        name + ", " + kilobytes(tile.item().size()),
        tile.height() < LINE ? "" : shown,
        hue(name));
  }

  /** One for each author: where a host comes first, it and the next element say who. */
  private static int hue(String name) {
    var elements = name.split("/", 3);
    boolean hasHost = elements.length > 1 && elements[0].contains(".");
    return Math.floorMod((hasHost ? elements[0] + "/" + elements[1] : elements[0]).hashCode(), 360);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String kilobytes(long bytes) {
    return bytes < 1024 ? bytes + " bytes" : bytes / 1024 + " KiB";
  }
}
