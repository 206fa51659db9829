package dev.slipway.build;

import java.util.ArrayList;
import java.util.List;

/**
 * A flag that hardening guides name and that is not set.
 *
 * @param name the flag, or the key of slipway.yaml
 * @param why it is not set, and what it would take
 */
public record UnsetFlag(String name, String why) {

  /** Those that this build does without, in a fixed order. */
  public static List<UnsetFlag> of(BuildRecipe recipe) {
    boolean hasC =
        recipe.variables().stream()
            .anyMatch(v -> v.name().equals("CGO_ENABLED") && v.value().equals("1"));
    var unset = new ArrayList<UnsetFlag>();
    if (!says(recipe, "-buildmode")) {
      unset.add(
          new UnsetFlag(
              "-buildmode=pie",
              hasC
                  ? "helps against faults of C: build.env: { GOFLAGS: -buildmode=pie } in"
                      + " slipway.yaml"
                  : "Go's linker then names a dynamic loader, without which the file \"does not"
                      + " exist\" on the server (Alpine, scratch); pure Go gains little"));
    }
    if (!says(recipe, "-bindnow")) {
      unset.add(
          new UnsetFlag(
              "-ldflags=-bindnow",
              hasC
                  ? "makes the table of C functions read only: build.ldflags: \"-bindnow\" in"
                      + " slipway.yaml (Go 1.23)"
                  : "without C no function is looked up: it would change nothing"));
    }
    var ldflags = value(recipe, "-ldflags");
    boolean isStripped = recipe.arguments().stream().anyMatch(UnsetFlag::isUnstripped);
    if (!isStripped && !ldflags.matches("(.* )?-s( .*)?")) {
      unset.add(
          new UnsetFlag(
              "-ldflags=-s",
              "build.strip: true sends a third less as well, and keeps the symbols here"));
    }
    return List.copyOf(unset);
  }

  private static boolean says(BuildRecipe recipe, String flag) {
    return value(recipe, "-ldflags").contains(flag)
        || recipe.variables().stream()
            .anyMatch(v -> v.name().equals("GOFLAGS") && v.value().contains(flag));
  }

  private static String value(BuildRecipe recipe, String argument) {
    return recipe.arguments().stream()
        .filter(setting -> setting.name().equals(argument))
        .map(BuildSetting::value)
        .findFirst()
        .orElse("");
  }

  private static boolean isUnstripped(BuildSetting setting) {
    return setting.name().equals("-o") && Strip.isUnstripped(setting.value());
  }
}
