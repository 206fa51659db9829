package dev.slipway.report;

import dev.slipway.format.gobinary.BuildInfo;
import dev.slipway.format.gobinary.GoModule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Build info as {@code go version -m -json} prints it (Go 1.26, runtime/debug.BuildInfo): the same
 * names, the same order, and what is empty left out.
 */
final class GoBuildInfo {
  private GoBuildInfo() {}

  static Map<String, Object> of(BuildInfo info) {
    var json = new LinkedHashMap<String, Object>();
    put(json, "GoVersion", info.goVersion());
    put(json, "Path", info.path());
    json.put("Main", info.main().map(GoBuildInfo::module).orElse(Map.of()));
    if (!info.dependencies().isEmpty()) {
      json.put("Deps", info.dependencies().stream().map(GoBuildInfo::module).toList());
    }
    if (!info.settings().isEmpty()) {
      json.put("Settings", settings(info.settings()));
    }
    return json;
  }

  private static List<Map<String, Object>> settings(Map<String, String> settings) {
    return settings.entrySet().stream()
        .map(
            setting -> {
              var json = new LinkedHashMap<String, Object>();
              put(json, "Key", setting.getKey());
              put(json, "Value", setting.getValue());
              return (Map<String, Object>) json;
            })
        .toList();
  }

  private static Map<String, Object> module(GoModule module) {
    var json = new LinkedHashMap<String, Object>();
    put(json, "Path", module.path());
    put(json, "Version", module.version());
    put(json, "Sum", module.sum());
    module.replacement().ifPresent(by -> json.put("Replace", module(by)));
    return json;
  }

  private static void put(Map<String, Object> json, String name, String value) {
    if (!value.isEmpty()) {
      json.put(name, value);
    }
  }
}
