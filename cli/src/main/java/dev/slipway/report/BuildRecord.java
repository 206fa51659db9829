package dev.slipway.report;

import dev.slipway.build.BuildRecipe;
import dev.slipway.build.BuildSetting;
import dev.slipway.build.LeftOut;
import dev.slipway.fact.Binary;
import dev.slipway.format.gobinary.BuildIds;
import dev.slipway.format.gobinary.BuildInfo;
import dev.slipway.format.gobinary.GoBinary;
import dev.slipway.format.gobinary.GoModule;
import dev.slipway.model.Digest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What lies beside an executable that was built and says what it is: {@code
 * slipway/build-record/1}; the schema is docs/schema/build-record-1.json. But for the time, the
 * same build gives the same text.
 */
public final class BuildRecord {
  private record Document(
      String schema,
      String service,
      String file,
      String sha256,
      long size,
      String built,
      BuildIds buildIds,
      String go,
      List<Setting> variables,
      List<Setting> arguments,
      List<String> inherited,
      List<String> leftOut,
      boolean stripped,
      String mainPackage,
      @Nullable Module main,
      List<Module> modules,
      Map<String, String> settings,
      @Nullable State source) {}

  private record Setting(String name, @Nullable String value) {}

  private record Module(String path, String version, String sum, @Nullable Module replacement) {
    static Module of(GoModule module) {
      return new Module(
          module.path(),
          module.version(),
          module.sum(),
          module.replacement().map(Module::of).orElse(null));
    }
  }

  private record State(String system, String revision, String time, boolean modified) {}

  private BuildRecord() {}

  /**
   * The JSON text.
   *
   * @param service that the executable is of
   * @param file its name
   * @param project the directory that paths are shown relative to
   */
  public static String json(
      String service, String file, String project, BuildRecipe recipe, Binary binary, Instant at) {
    var info = binary.go().map(GoBinary::buildInfo);
    var elf = binary.executable().orElseThrow().elf();
    return Json.text(
            new Document(
                "slipway/build-record/1",
                service,
                file,
                binary.sha256().map(Digest::hex).orElse(""),
                binary.size(),
                at.truncatedTo(ChronoUnit.SECONDS).toString(),
                BuildIds.of(elf),
                info.map(BuildInfo::goVersion).orElse(""),
                recipe.variables().stream().map(BuildRecord::variable).toList(),
                recipe.arguments().stream()
                    .map(each -> new Setting(each.name(), each.shownIn(project)))
                    .toList(),
                recipe.inherited(),
                recipe.leftOut().stream().map(LeftOut::name).toList(),
                elf.isStripped(),
                info.map(BuildInfo::path).orElse(""),
                info.flatMap(BuildInfo::main).map(Module::of).orElse(null),
                info.map(BuildInfo::dependencies).orElse(List.of()).stream()
                    .map(Module::of)
                    .toList(),
                info.map(BuildInfo::settings).orElse(Map.of()),
                info.flatMap(BuildRecord::source).orElse(null)))
        + "\n";
  }

  private static Setting variable(BuildSetting setting) {
    return new Setting(
        setting.name(), BuildRecipe.decides(setting.name()) ? setting.value() : null);
  }

  private static Optional<State> source(BuildInfo info) {
    return info.setting("vcs")
        .map(
            system ->
                new State(
                    system,
                    info.setting("vcs.revision").orElse(""),
                    info.setting("vcs.time").orElse(""),
                    info.setting("vcs.modified").filter("true"::equals).isPresent()));
  }
}
