package dev.slipway.format.gobinary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The module text of build info: lines of tab-separated columns ({@code runtime/debug}, {@code
 * ParseBuildInfo}). Lines it does not know are passed over, as Go itself does.
 */
final class ModuleText {
  private String path = "";
  private Optional<GoModule> main = Optional.empty();
  private final List<GoModule> dependencies = new ArrayList<>();
  private final Map<String, String> settings = new LinkedHashMap<>();
  private boolean lastIsMain;

  private ModuleText() {}

  static BuildInfo read(String goVersion, String text) {
    var reader = new ModuleText();
    text.lines().forEach(reader::line);
    return new BuildInfo(goVersion, reader.path, reader.main, reader.dependencies, reader.settings);
  }

  private void line(String line) {
    var columns = line.split("\t", -1);
    switch (columns[0]) {
      case "path" -> path = column(columns, 1);
      case "mod" -> {
        main = Optional.of(module(columns));
        lastIsMain = true;
      }
      case "dep" -> {
        dependencies.add(module(columns));
        lastIsMain = false;
      }
      case "=>" -> replace(module(columns));
      case "build" -> setting(line.substring(Math.min(line.length(), "build\t".length())));
      default -> {} // a line of a later Go
    }
  }

  private void replace(GoModule by) {
    if (lastIsMain) {
      main = main.map(module -> replaced(module, by));
    } else if (!dependencies.isEmpty()) {
      dependencies.add(replaced(dependencies.removeLast(), by));
    }
  }

  private static GoModule replaced(GoModule module, GoModule by) {
    return new GoModule(module.path(), module.version(), module.sum(), Optional.of(by));
  }

  private static GoModule module(String... columns) {
    return GoModule.of(column(columns, 1), column(columns, 2), column(columns, 3));
  }

  private static String column(String[] columns, int index) {
    return index < columns.length ? columns[index] : "";
  }

  private void setting(String text) {
    boolean quotedKey = text.startsWith("\"") || text.startsWith("`");
    int keyEnd = quotedKey ? GoQuoted.end(text) : text.indexOf('=');
    if (keyEnd > 0 && keyEnd < text.length() && text.charAt(keyEnd) == '=') {
      settings.put(
          GoQuoted.text(text.substring(0, keyEnd)), GoQuoted.text(text.substring(keyEnd + 1)));
    }
  }
}
