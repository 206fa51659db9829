package dev.slipway.module;

import dev.slipway.build.GoEnvironment;
import dev.slipway.build.Passwords;
import dev.slipway.fact.ProjectGraph.Disclosure;
import dev.slipway.fact.ProjectGraph.PrivateSign;
import dev.slipway.fact.ProjectModules.GoSetting;
import dev.slipway.format.gomod.GoMod;
import dev.slipway.format.module.Escape;
import dev.slipway.format.module.ModuleVersion;
import dev.slipway.web.Credentials;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads to whom the go command tells the names of modules here, and what speaks against it. */
final class DisclosureLook {
  /** As Go itself does without a setting (cmd/go/internal/cfg). */
  private static final String DATABASE = "sum.golang.org";

  /** What needs a key, {@code ssh://git@host/} and {@code git@host:}, or has a password in it. */
  private static final Pattern GUARDED =
      Pattern.compile("(?:ssh://(?:[^/@]+@)?|https://[^/@]+@|[\\w.-]+@)([^/:@]+)(?:[:/].*)?");

  private DisclosureLook() {}

  static Disclosure of(Path project, GoMod goMod, ModuleCache cache, GoEnvironment settings) {
    var secret = value(settings, "GOPRIVATE").orElse("");
    var database = value(settings, "GOSUMDB").orElse(DATABASE).split("[+ ]", 2)[0];
    var signs = new ArrayList<>(ofGit(project, settings.process().values()));
    Credentials.hosts(settings.process().values())
        .forEach(host -> signs.add(new PrivateSign(host, "netrc", "machine " + host)));
    return new Disclosure(
        proxy(settings),
        value(settings, "GONOPROXY").orElse(secret),
        database,
        value(settings, "GONOSUMDB").orElse(secret),
        goMod.requires().stream()
            .map(line -> new ModuleVersion(line.path(), line.version()))
            .filter(module -> isKnown(cache, database, module))
            .map(ModuleVersion::path)
            .toList(),
        signs);
  }

  /** Everybody's is the one that a Go names in its go.env: whom the user names, nobody knows. */
  private static Optional<String> proxy(GoEnvironment settings) {
    var ofGo = first(settings.goroot().values().getOrDefault("GOPROXY", ""));
    return value(settings, "GOPROXY")
        .map(DisclosureLook::first)
        .filter(ofGo::equals)
        .flatMap(DisclosureLook::host);
  }

  private static String first(String proxies) {
    return proxies.split("[,|]", 2)[0].strip();
  }

  private static Optional<String> host(String proxy) {
    try {
      return Optional.ofNullable(URI.create(proxy).getHost());
    } catch (IllegalArgumentException odd) {
      return Optional.empty();
    }
  }

  private static Optional<String> value(GoEnvironment settings, String name) {
    return settings.setting(name).map(GoSetting::value);
  }

  /** Go keeps a record only when the database has it. */
  private static boolean isKnown(ModuleCache cache, String database, ModuleVersion module) {
    return Escape.path(module.path())
        .flatMap(path -> Escape.version(module.version()).map(version -> path + "@" + version))
        .map(cache.root().resolve("cache/download/sumdb/" + database + "/lookup")::resolve)
        .filter(Files::isRegularFile)
        .isPresent();
  }

  /** {@code url.BASE.insteadOf PREFIX}, where the base needs a key or a password of the host. */
  private static List<PrivateSign> ofGit(Path project, Map<String, String> environment) {
    var signs = new ArrayList<PrivateSign>();
    var parts = said(project, environment).split("\0", -1);
    for (int i = 0; i + 1 < parts.length; i += 2) {
      var lines = parts[i + 1].split("\n", 2);
      var key = lines[0];
      if (lines.length == 2 && key.startsWith("url.") && key.endsWith(".insteadof")) {
        var base = key.substring("url.".length(), key.length() - ".insteadof".length());
        var origin = parts[i].replaceFirst("^file:", "");
        prefix(base, lines[1])
            .map(
                prefix ->
                    new PrivateSign(
                        prefix, origin, Passwords.masked("url." + base + ".insteadOf " + lines[1])))
            .ifPresent(signs::add);
      }
    }
    return signs;
  }

  private static Optional<String> prefix(String base, String replaced) {
    var guarded = GUARDED.matcher(base);
    if (!replaced.startsWith("https://") || !guarded.matches()) {
      return Optional.empty();
    }
    var prefix = replaced.substring("https://".length()).replaceFirst("/+$", "");
    return prefix.split("/", 2)[0].equals(guarded.group(1))
        ? Optional.of(prefix)
        : Optional.empty();
  }

  /** Of each such line where it stands, a NUL, its name, a line feed, its value, and a NUL. */
  private static String said(Path project, Map<String, String> environment) {
    try {
      var builder =
          new ProcessBuilder(
                  "git", "config", "-z", "--show-origin", "--get-regexp", "^url\\..*\\.insteadof$")
              .directory(project.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD);
      builder.environment().clear();
      builder.environment().putAll(environment);
      var process = builder.start();
      process.getOutputStream().close();
      var bytes = process.getInputStream().readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException absent) {
      return ""; // the go command fetches nothing by git either
    }
  }
}
