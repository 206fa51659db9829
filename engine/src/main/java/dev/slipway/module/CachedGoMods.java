package dev.slipway.module;

import dev.slipway.format.FormatException;
import dev.slipway.format.gomod.GoMod;
import dev.slipway.graph.Content;
import dev.slipway.graph.GoMods;
import dev.slipway.graph.Reading;
import dev.slipway.project.BoundedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Reads the {@code go.mod} of modules from the module cache, and of directories that replace. */
public final class CachedGoMods implements GoMods {
  private final Path project;
  private final ModuleCache cache;
  private final Map<Content, Reading> known = new HashMap<>();

  /**
   * Of a project.
   *
   * @param project from where directories that replace are named
   */
  public CachedGoMods(Path project, ModuleCache cache) {
    this.project = project;
    this.cache = cache;
  }

  @Override
  public Reading of(Content content) {
    var before = known.get(content);
    if (before != null) {
      return before;
    }
    var reading = read(content);
    known.put(content, reading);
    return reading;
  }

  private Reading read(Content content) {
    return switch (content) {
      case Content.Published(var module) ->
          cache
              .download(module, "mod")
              .filter(Files::isRegularFile)
              .map(CachedGoMods::read)
              .orElseGet(() -> new Reading.Unread("not in the module cache"));
      case Content.Directory(var target) -> directory(target);
    };
  }

  private Reading directory(String target) {
    try {
      var file = project.resolve(target).resolve("go.mod");
      return Files.isRegularFile(file)
          ? read(file)
          : new Reading.Unread("there is no go.mod in it");
    } catch (InvalidPathException odd) {
      return new Reading.Unread("its name is none of a directory");
    }
  }

  private static Reading read(Path file) {
    try {
      return new Reading.Read(GoMod.parseDependency(BoundedFile.read(file)));
    } catch (FormatException damaged) {
      return new Reading.Unread("go.mod:" + damaged.getMessage());
    } catch (IOException refused) {
      return new Reading.Unread(BoundedFile.words(refused));
    }
  }
}
