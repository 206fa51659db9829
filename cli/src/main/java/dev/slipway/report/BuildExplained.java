package dev.slipway.report;

import dev.slipway.build.BuildRecipe;
import dev.slipway.build.BuildSetting;
import dev.slipway.build.LeftOut;
import dev.slipway.build.UnsetFlag;
import dev.slipway.build.WrongRecipe;
import dev.slipway.terminal.Style;
import java.util.ArrayList;
import java.util.List;

/**
 * How executables would be built, and why: text and {@code slipway/build-explained/1}; the schema
 * is docs/schema/build-explained-1.json.
 *
 * @param service what they are of
 * @param project the directory that paths are shown relative to
 * @param recipes one for each architecture
 * @param wrong what the declaration says and does not do what it is there for, as far as that is
 *     known before it is built
 */
public record BuildExplained(
    String service, String project, List<BuildRecipe> recipes, List<WrongRecipe> wrong) {
  private static final int WIDTH = 89; // behind the label

  private record Report(
      String schema, String service, List<Recipe> recipes, List<WrongRecipe> wrongRecipes) {}

  private record Recipe(
      List<Setting> variables,
      List<Setting> arguments,
      List<String> inherited,
      List<LeftOut> leftOut,
      List<UnsetFlag> unset) {}

  private record Setting(String name, String value, boolean declared, String why) {}

  /** Copies the lists. */
  public BuildExplained {
    recipes = List.copyOf(recipes);
    wrong = List.copyOf(wrong);
  }

  /** The JSON text. */
  public String json() {
    return Json.text(
        new Report(
            "slipway/build-explained/1",
            service,
            recipes.stream()
                .map(
                    recipe ->
                        new Recipe(
                            settings(recipe.variables()),
                            settings(recipe.arguments()),
                            recipe.inherited(),
                            recipe.leftOut(),
                            UnsetFlag.of(recipe)))
                .toList(),
            wrong));
  }

  private List<Setting> settings(List<BuildSetting> settings) {
    return settings.stream()
        .map(
            setting ->
                new Setting(
                    setting.name(), setting.shownIn(project), setting.declared(), setting.why()))
        .toList();
  }

  /** The lines of the report. */
  public List<String> text(Style style) {
    var lines = new ArrayList<String>();
    for (var recipe : recipes) {
      lines.add(style.strong("variables"));
      recipe.variables().forEach(setting -> lines.add(line(setting)));
      lines.add(style.strong("go build"));
      recipe.arguments().forEach(setting -> lines.add(line(setting)));
      lines.add(style.strong("not set"));
      UnsetFlag.of(recipe).forEach(flag -> lines.add(line(flag.name(), flag.why())));
      if (!recipe.inherited().isEmpty()) {
        lines.add(
            "of your own settings, read by Go as they are: "
                + String.join(", ", recipe.inherited()));
      }
      recipe.leftOut().forEach(left -> lines.add(style.warning("left out: " + left.words())));
    }
    for (var recipe : wrong) {
      Wrapping.hanging("advice: ", "        ", recipe.words(), WIDTH).stream()
          .map(style::warning)
          .forEach(lines::add);
    }
    return List.copyOf(lines);
  }

  private String line(BuildSetting setting) {
    var name = setting.name();
    var between = name.equals("-o") || name.equals("package") ? " " : "=";
    var text = setting.value().isEmpty() ? name : name + between + setting.shownIn(project);
    return line(text, setting.why());
  }

  private static String line(String text, String why) {
    return "  %-28s  %s".formatted(text, why);
  }
}
