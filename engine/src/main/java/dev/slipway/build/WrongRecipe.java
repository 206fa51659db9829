package dev.slipway.build;

import dev.slipway.format.gobinary.FunctionTable;
import dev.slipway.model.ExecutableSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something in the declaration of a build that is passed on from guide to guide and does not do
 * what it is there for. Each was tried with the go command (WrongRecipeTest).
 *
 * @param recipe what the declaration says: {@code build.ldflags: -extldflags}
 * @param truth what it does
 * @param instead what does it
 */
public record WrongRecipe(String recipe, String truth, String instead) {
  private static final List<String> OF_GO = List.of("net", "os/user");

  /**
   * Those of a build.
   *
   * @param functions of the executable that came out of it; empty when nothing was built, or it has
   *     no table of them: what cannot be known without is not said
   */
  public static List<WrongRecipe> in(
      ExecutableSource.Build build, Optional<FunctionTable> functions) {
    var found = new ArrayList<WrongRecipe>();
    boolean isExternal = build.ldflags().matches(".*-linkmode[= ]\"?external.*");
    boolean hasC =
        functions.map(FunctionTable::hasC).orElse("1".equals(build.env().get("CGO_ENABLED")));
    if (build.ldflags().contains("-extldflags") && !isExternal && !hasC) {
      found.add(
          new WrongRecipe(
              "build.ldflags: -extldflags",
              "they are for the linker of C, and there is no C in this program: ignored",
              "leave them out; a program without C is static already"));
    }
    if (build.ldflags().contains("-buildmode")) {
      found.add(
          new WrongRecipe(
              "build.ldflags: -buildmode",
              "that reaches the linker alone: the compiler and the build info know nothing of it,"
                  + " and on 386, arm and riscv64 the build fails",
              "build.env: { GOFLAGS: -buildmode=pie }"));
    }
    if (isStatic(build) && isExternal) {
      functions
          .map(table -> OF_GO.stream().filter(table.packagesWithC()::contains).toList())
          .filter(packages -> !packages.isEmpty())
          .ifPresent(packages -> found.add(resolver(packages)));
    }
    if (build.strip() && build.ldflags().matches("(.* )?-s( .*)?")) {
      found.add(
          new WrongRecipe(
              "build.ldflags: -s with build.strip",
              "what the linker leaves out cannot be kept here: functions of C stay without a name"
                  + " in slipway logs, and debuggers find nothing",
              "leave it out; what is sent is stripped all the same"));
    }
    if (build.env().containsKey("GODEBUG")) {
      found.add(
          new WrongRecipe(
              "build.env: GODEBUG",
              "it is read by the go command while it builds, not by the service",
              "run.env: { GODEBUG: … }, or a line godebug NAME=VALUE in go.mod to build it in"));
    }
    return List.copyOf(found);
  }

  private static boolean isStatic(ExecutableSource.Build build) {
    return build.ldflags().contains("-extldflags") && build.ldflags().contains("-static");
  }

  private static WrongRecipe resolver(List<String> packages) {
    return new WrongRecipe(
        "build.ldflags: -extldflags -static",
        String.join(" and ", packages)
            + " ask the C library for names, and a static glibc loads its own libraries for that"
            + " when it runs: of the same version, or it fails",
        "build.tags: [netgo, osusergo]");
  }

  /** In one line. */
  public String words() {
    return recipe + ": " + truth + ". Instead: " + instead;
  }
}
