package dev.slipway.report;

import dev.slipway.doctor.Fitness;
import dev.slipway.format.elf.Linkage;
import dev.slipway.format.elf.VersionNeed;
import dev.slipway.model.Digest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Executables as {@code slipway/inspect/1}; the schema is docs/schema/inspect-1.json. {@code
 * buildInfo} is what {@code go version -m -json} prints, and not there for a file that is not Go's.
 */
public final class InspectedJson {
  private InspectedJson() {}

  private record Report(String schema, List<Map<String, Object>> binaries) {}

  private record Largest(String name, long bytes) {}

  private record Need(String library, String version, boolean weak, List<String> symbols) {}

  record Verdict(
      String server,
      String verdict,
      List<FindingsJson.Entry> findings,
      List<Fitness.UnknownFact> unknown) {}

  /** The JSON text. */
  public static String text(List<Inspected> binaries) {
    return Json.text(
        new Report("slipway/inspect/1", binaries.stream().map(InspectedJson::binary).toList()));
  }

  /** One executable. */
  static Map<String, Object> binary(Inspected inspected) {
    var json = new LinkedHashMap<String, Object>();
    json.put("file", inspected.binary().file());
    json.put("size", inspected.binary().size());
    json.put("sha256", inspected.binary().sha256().map(Digest::hex).orElse(""));
    json.put("machine", inspected.elf().header().machine().goarch());
    json.put("linkage", word(inspected.linkage()));
    json.put("static", Set.of(Linkage.STATIC, Linkage.STATIC_PIE).contains(inspected.linkage()));
    json.put("pie", inspected.positionIndependent());
    json.put("stripped", inspected.elf().isStripped());
    json.put("debugInfo", inspected.elf().hasDebugInfo());
    json.put("interpreter", inspected.interpreter());
    json.put("needed", inspected.needed());
    json.put("libraryPath", inspected.libraryPath());
    json.put("versions", inspected.versions().stream().map(InspectedJson::need).toList());
    json.put("go", inspected.buildInfo().isPresent());
    inspected.buildInfo().ifPresent(info -> json.put("buildInfo", GoBuildInfo.of(info)));
    inspected.code().ifPresent(code -> json.put("code", code(code)));
    json.putAll(PortraitJson.of(inspected.portrait()));
    json.put("verdicts", inspected.fitness().stream().map(InspectedJson::verdict).toList());
    return json;
  }

  private static Map<String, Object> code(Code code) {
    var json = new LinkedHashMap<String, Object>();
    json.put("functions", code.functions());
    json.put("bytes", code.bytes());
    json.put("packages", code.packages());
    json.put("largest", code.largest().stream().map(f -> new Largest(f.name(), f.size())).toList());
    json.put("buildPaths", code.sources().files());
    json.put("accounts", code.sources().accounts());
    return json;
  }

  private static String word(Linkage linkage) {
    return linkage.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  private static Need need(VersionNeed need) {
    return new Need(need.library(), need.version(), need.weak(), need.symbols());
  }

  static Verdict verdict(Fitness fitness) {
    return new Verdict(
        fitness.server(),
        fitness.verdict().word(),
        fitness.findings().stream().map(FindingsJson::entry).toList(),
        fitness.unknown());
  }
}
