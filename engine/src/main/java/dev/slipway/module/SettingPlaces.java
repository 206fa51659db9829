package dev.slipway.module;

import dev.slipway.build.GoEnvironment;
import dev.slipway.build.Passwords;
import dev.slipway.fact.ProjectModules.GoSetting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a project and this computer say which checks of modules Go makes: the settings of the go
 * command, and lines of the files that run it elsewhere.
 */
final class SettingPlaces {
  static final List<String> NAMES =
      List.of("GOSUMDB", "GONOSUMDB", "GOPRIVATE", "GOINSECURE", "GOFLAGS", "GOPROXY");

  /** {@code GOFLAGS=-mod=mod}, {@code GOSUMDB: "off"}, {@code ENV GOSUMDB off}. */
  private static final Pattern LINE =
      Pattern.compile(
          "(?:^|[^\\w.$])("
              + String.join("|", NAMES)
              + ")(?:\\s*[:?]?=\\s*|:\\s+|\\s+(?=[^=:\\s]))(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"';&|#]+))");

  private static final List<String> PATTERNS =
      List.of(
          "Dockerfile*",
          "*.dockerfile",
          "Containerfile*",
          "Makefile",
          "*.mk",
          "*.service",
          ".envrc",
          ".gitlab-ci.yml",
          "Jenkinsfile",
          "azure-pipelines.yml",
          "Taskfile.y*ml",
          ".drone.yml",
          ".travis.yml");

  private static final long LARGEST = 1 << 20;

  private SettingPlaces() {}

  /** All that is set, each where it counts. */
  static List<GoSetting> of(Path project, GoEnvironment settings) {
    return of(project, settings, NAMES);
  }

  /** The same for a build of Slipway's, which passes the settings of modules on, and no flags. */
  static List<GoSetting> ofBuild(Path project, GoEnvironment settings) {
    return of(project, settings, NAMES.stream().filter(name -> !name.equals("GOFLAGS")).toList());
  }

  private static List<GoSetting> of(Path project, GoEnvironment settings, List<String> names) {
    var found = new ArrayList<GoSetting>();
    for (var name : names) {
      settings
          .setting(name)
          .map(one -> new GoSetting(name, Passwords.masked(one.value()), one.origin()))
          .ifPresent(found::add);
    }
    for (var pattern : PATTERNS) {
      inFiles(project, project, pattern, found);
    }
    inFiles(project, project.resolve(".github/workflows"), "*.y*ml", found);
    inFiles(project, project.resolve(".circleci"), "config.yml", found);
    return found;
  }

  private static void inFiles(Path project, Path directory, String pattern, List<GoSetting> found) {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, pattern)) {
      for (var file : files) {
        if (Files.isRegularFile(file) && Files.size(file) <= LARGEST) {
          inFile(project.relativize(file).toString(), file, found);
        }
      }
    } catch (IOException unreadable) {
      return; // the go command does not read them either
    }
  }

  private static void inFile(String name, Path file, List<GoSetting> found) throws IOException {
    var text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    int number = 0;
    for (var line : text.split("\n", -1)) {
      number++;
      if (line.strip().startsWith("#") || line.strip().startsWith("//")) {
        continue;
      }
      var match = LINE.matcher(line);
      while (match.find()) {
        var value =
            Stream.of(2, 3, 4)
                .map(match::group)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse("");
        found.add(
            new GoSetting(match.group(1), Passwords.masked(value.strip()), name + ":" + number));
      }
    }
  }
}
