package dev.slipway.module;

import dev.slipway.build.GoCommand;
import dev.slipway.build.GoEnvironment;
import dev.slipway.fact.ProjectGraph.Used;
import dev.slipway.fact.ProjectGraph.Workspace;
import dev.slipway.fact.ProjectModules.GoSetting;
import dev.slipway.format.FormatException;
import dev.slipway.format.gomod.GoMod;
import dev.slipway.format.gomod.GoMod.Directive;
import dev.slipway.format.gomod.GoWork;
import dev.slipway.project.BoundedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the workspace that a plain {@code go build} in a project would use. */
final class WorkspaceLook {
  private static final String OFF = "off";

  private WorkspaceLook() {}

  /**
   * The one that is in force: the file that GOWORK names, else the nearest {@code go.work} above
   * (cmd/go/internal/modload/init.go, FindGoWork); empty when there is none.
   */
  static Optional<Workspace> of(Path project, GoMod goMod, GoEnvironment settings) {
    var named = settings.setting("GOWORK").map(GoSetting::value).orElse("");
    if (named.equals(OFF)) {
      return Optional.empty();
    }
    return (named.isEmpty() ? above(project, settings) : settings.path("GOWORK"))
        .filter(Files::isRegularFile)
        .map(file -> read(file, project, goMod));
  }

  /** Go does not look beyond its own directory. */
  private static Optional<Path> above(Path project, GoEnvironment settings) {
    var goroot = GoCommand.find(settings.process().values()).flatMap(WorkspaceLook::goroot);
    for (var at = project; at != null; at = at.getParent()) {
      var file = at.resolve("go.work");
      if (Files.isRegularFile(file)) {
        return Optional.of(file);
      }
      if (goroot.isPresent() && goroot.get().equals(at.getParent())) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static Optional<Path> goroot(Path go) {
    try {
      return Optional.of(go.toRealPath().resolve("../..").normalize());
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  private static Workspace read(Path file, Path project, GoMod goMod) {
    try {
      var work = GoWork.parse(BoundedFile.read(file));
      var uses = work.uses().stream().map(use -> used(use, file, project, goMod)).toList();
      return new Workspace(file.toString(), Optional.of(work), "", uses);
    } catch (FormatException wrong) {
      return unread(file, String.valueOf(wrong.getMessage()));
    } catch (IOException refused) {
      return unread(file, BoundedFile.words(refused));
    }
  }

  private static Workspace unread(Path file, String why) {
    return new Workspace(file.toString(), Optional.empty(), why, List.of());
  }

  private static Used used(Directive use, Path file, Path project, GoMod goMod) {
    try {
      var directory = file.resolveSibling(use.value()).normalize();
      var path = path(directory);
      boolean isReplacement =
          goMod.replaces().stream()
              .filter(replace -> replace.path().equals(path) && replace.isLocal())
              .anyMatch(replace -> isSame(directory, project.resolve(replace.target())));
      return new Used(use.line(), use.value(), path, isSame(directory, project), isReplacement);
    } catch (InvalidPathException odd) {
      return new Used(use.line(), use.value(), "", false, false);
    }
  }

  /** Also by the way of a link. */
  private static boolean isSame(Path directory, Path project) {
    try {
      return Files.isSameFile(directory, project);
    } catch (IOException absent) {
      return false;
    }
  }

  private static String path(Path directory) {
    try {
      return GoMod.parseDependency(BoundedFile.read(directory.resolve("go.mod")))
          .module()
          .map(Directive::value)
          .orElse("");
    } catch (IOException | FormatException unknown) {
      return "";
    }
  }
}
