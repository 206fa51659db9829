package dev.slipway.fact;

import dev.slipway.fact.ProjectModules.GoSetting;
import dev.slipway.format.module.GoRelease;
import java.util.Optional;

/**
 * The Go of this computer, and what a project wants of it.
 *
 * @param installations all there is
 * @param command the {@code go} that is run here; empty when there is none
 * @param release the one that the project asks for, {@code go1.26.8}, or a line of releases, {@code
 *     go1.26}; empty where it says none, or one that is too old to build with
 * @param wanted the {@code go} line of the project's {@code go.mod}; empty without one
 * @param toolchain {@code GOTOOLCHAIN} as it counts, and where it is set
 * @param absentCompiler the C compiler that the declared build names and that is not there; empty
 *     when it is, or none is asked for
 * @param builds whether Slipway builds with it, rather than only lists it
 * @param refusal the id of the page that explains why that build failed; empty when it did not
 */
public record GoHere(
    GoInstallations installations,
    Optional<String> command,
    Optional<GoRelease> release,
    Optional<GoSetting> wanted,
    Optional<GoSetting> toolchain,
    Optional<String> absentCompiler,
    boolean builds,
    String refusal) {

  /** The same, where the build failed as this page tells. */
  public GoHere refused(String page) {
    return new GoHere(
        installations, command, release, wanted, toolchain, absentCompiler, builds, page);
  }

  /** The tree of the command that is run here. */
  public Optional<GoTree> tree() {
    return command.flatMap(installations::command).flatMap(installations::tree);
  }
}
