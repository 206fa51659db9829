package dev.slipway.check.modules;

import dev.slipway.check.Check;
import dev.slipway.check.Subject;
import dev.slipway.fact.ProjectModules;
import dev.slipway.fact.ProjectModules.GoSetting;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.format.gomod.GoMod;
import dev.slipway.format.module.PrefixPatterns;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * MODULES-19: a setting of Go switches off what vouches for modules, for more of them than is
 * likely to be wanted. The finding says where the value comes from.
 */
final class ChecksSwitchedOff implements Check {
  /** Hosts that many owners share: a pattern for one as a whole is for no one's private modules. */
  static final Set<String> SHARED =
      Set.of(
          "github.com",
          "gitlab.com",
          "bitbucket.org",
          "codeberg.org",
          "gitea.com",
          "git.sr.ht",
          "golang.org",
          "google.golang.org",
          "cloud.google.com",
          "gopkg.in",
          "go.uber.org",
          "k8s.io",
          "sigs.k8s.io",
          "go.opentelemetry.io",
          "go.etcd.io",
          "modernc.org");

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  @Override
  public List<String> ids() {
    return List.of("MODULES-19", "MODULES-20");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return subject.modules().found().stream()
        .flatMap(
            modules ->
                modules.settings().stream().flatMap(setting -> finding(modules, setting).stream()));
  }

  private static Optional<Finding> finding(ProjectModules modules, GoSetting setting) {
    return switch (setting.name()) {
      case "GOSUMDB" -> sumDatabase(setting);
      case "GONOSUMDB", "GOPRIVATE", "GOINSECURE" -> patterns(modules.goMod(), setting);
      case "GOFLAGS" -> flags(setting);
      case "GOPROXY" -> proxy(setting);
      default -> Optional.empty();
    };
  }

  private static Optional<Finding> sumDatabase(GoSetting setting) {
    return setting.value().equals("off")
        ? Optional.of(
            found(
                    setting,
                    "a module whose hash is not in go.sum yet is taken from the proxy unseen: no"
                        + " one compares it with the checksum database")
                .fix(
                    "Name the private modules alone: GOPRIVATE=your.host/*, and leave GOSUMDB as it"
                        + " is.",
                    "go env -u GOSUMDB"))
        : Optional.empty();
  }

  private static Optional<Finding> patterns(GoMod goMod, GoSetting setting) {
    var wide =
        PrefixPatterns.of(setting.value()).patterns().stream()
            .filter(ChecksSwitchedOff::isWide)
            .toList();
    if (wide.isEmpty()) {
      return Optional.empty();
    }
    var all = new PrefixPatterns(wide);
    long covered = goMod.requires().stream().filter(one -> all.matches(one.path())).count();
    var effect =
        setting.name().equals("GOINSECURE")
            ? "modules that are fetched directly may come over plain HTTP"
            : "new hashes of these are not compared with the checksum database";
    return Optional.of(
        found(
                setting,
                "%s covers public modules (%d of the %d that go.mod requires): %s"
                    .formatted(String.join(", ", wide), covered, goMod.requires().size(), effect))
            .fix(
                "Name your own modules alone, with the owner: "
                    + setting.name()
                    + "=github.com/your-company,git.example.com"));
  }

  /** {@code *}, {@code *.com}, {@code github.com} or {@code github.com/*}. */
  private static boolean isWide(String pattern) {
    var elements = pattern.split("/", -1);
    boolean isAnyOwner =
        List.of(elements).subList(1, elements.length).stream().allMatch("*"::equals);
    var host = elements[0].toLowerCase(Locale.ROOT);
    return isAnyOwner
        && (SHARED.contains(host) || host.equals("*") || host.matches("\\*\\.[a-z]{2,4}"));
  }

  private static Optional<Finding> flags(GoSetting setting) {
    var words = List.of(setting.value().trim().split("\\s+"));
    if (words.contains("-mod=mod") || words.contains("--mod=mod")) {
      return Optional.of(
          found(
                  setting,
                  "with -mod=mod every build may change go.mod and go.sum, and takes the hash of"
                      + " what it downloads for good")
              .fix("Take it away: -mod=readonly is the default.", "go env -u GOFLAGS"));
    }
    return words.contains("-insecure") || words.contains("--insecure")
        ? Optional.of(
            found(
                    setting,
                    "-insecure was removed in Go 1.17: the go command refuses it, and before that"
                        + " modules came over plain HTTP")
                .fix("Take it away. GOINSECURE names single hosts.", "go env -u GOFLAGS"))
        : Optional.empty();
  }

  private static Optional<Finding> proxy(GoSetting setting) {
    for (var proxy : setting.value().split("[,|]")) {
      if (isPlain(proxy.strip())) {
        return Optional.of(
            found(
                    setting,
                    "modules are asked for over plain HTTP: who is in between may answer, and"
                        + " learns what is asked for; only go.sum and the checksum database are"
                        + " left")
                .fix("Use https."));
      }
    }
    if (setting.value().contains("|")) {
      return Optional.of(
          Finding.of(
                  "MODULES-20",
                  "GOPROXY has | between proxies: the next is asked after any error, not only when"
                      + " the first says that it has no such module. Private names may so reach a"
                      + " public proxy while yours is down.")
              .seen(setting.origin(), "GOPROXY=" + setting.value())
              .lowered(Severity.ADVICE)
              .fix("Write a comma where that is not wanted, or keep | and set GOPRIVATE."));
    }
    return Optional.empty();
  }

  private static boolean isPlain(String proxy) {
    if (!proxy.startsWith("http://")) {
      return false;
    }
    try {
      return !LOOPBACK.contains(String.valueOf(URI.create(proxy).getHost()));
    } catch (IllegalArgumentException odd) {
      return true;
    }
  }

  private static Finding found(GoSetting setting, String effect) {
    return Finding.of(
            "MODULES-19", setting.name() + " switches checks of modules off: " + effect + ".")
        .seen(setting.origin(), setting.name() + "=" + setting.value())
        .lowered(Severity.RISK);
  }
}
