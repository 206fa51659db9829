package dev.slipway.check.modules;

import dev.slipway.check.Check;
import dev.slipway.check.Subject;
import dev.slipway.fact.ProjectGraph.Disclosure;
import dev.slipway.fact.ProjectGraph.PrivateSign;
import dev.slipway.fact.ProjectModules;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.format.gomod.GoMod.Require;
import dev.slipway.format.module.ModuleVersion;
import dev.slipway.format.module.PrefixPatterns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * MODULES-39: a module is private, by its host or by what this computer needs to fetch it, and the
 * settings of Go would tell its name to everybody's proxy or checksum database.
 */
final class LeakedName implements Check {
  private static final int SHOWN = 4;

  /**
   * Names that the public DNS never has: RFC 2606, 6762, 8375, and ICANN on .internal and .corp.
   */
  private static final Pattern RESERVED =
      Pattern.compile(
          "(?:.+\\.)?(?:internal|local|localdomain|lan|corp|home|home\\.arpa|intranet|private|test"
              + "|example|localhost)");

  private static final Set<String> DATABASES = Set.of("sum.golang.org", "sum.golang.google.cn");

  private record Leak(Require line, ModuleVersion module, PrivateSign sign, List<String> to) {}

  @Override
  public List<String> ids() {
    return List.of("MODULES-39");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return subject.modules().found().stream()
        .flatMap(
            modules ->
                modules.graph().stream().flatMap(known -> findings(modules, known.disclosure())));
  }

  private static Stream<Finding> findings(ProjectModules modules, Disclosure disclosure) {
    Map<String, List<Leak>> byPrefix = new LinkedHashMap<>();
    for (var line : modules.goMod().requires()) {
      leak(modules, disclosure, line)
          .ifPresent(
              leak ->
                  byPrefix
                      .computeIfAbsent(leak.sign().prefix(), none -> new ArrayList<>())
                      .add(leak));
    }
    return byPrefix.values().stream().map(leaks -> finding(disclosure, leaks));
  }

  private static Optional<Leak> leak(ProjectModules modules, Disclosure disclosure, Require line) {
    var to = new ArrayList<String>();
    var module = modules.selected(line.path(), line.version());
    var path = module.map(ModuleVersion::path).orElse("");
    disclosure
        .proxy()
        .filter(host -> !PrefixPatterns.of(disclosure.notToProxies()).matches(path))
        .ifPresent(to::add);
    if (DATABASES.contains(disclosure.database())
        && !PrefixPatterns.of(disclosure.notToDatabase()).matches(path)) {
      to.add(disclosure.database());
    }
    return module
        .filter(one -> !to.isEmpty() && !disclosure.known().contains(path))
        .flatMap(one -> sign(disclosure, path).map(sign -> new Leak(line, one, sign, to)));
  }

  /** Without a dot in its first element Go asks nobody for it. */
  private static Optional<PrivateSign> sign(Disclosure disclosure, String path) {
    var host = path.split("/", 2)[0];
    if (!host.contains(".")) {
      return Optional.empty();
    }
    return RESERVED.matcher(host).matches()
        ? Optional.of(new PrivateSign(host, "go.mod", host + " is no name of the public internet"))
        : disclosure.signs().stream()
            .filter(sign -> !ChecksSwitchedOff.SHARED.contains(sign.prefix()))
            .filter(sign -> (path + "/").startsWith(sign.prefix() + "/"))
            .findFirst();
  }

  private static Finding finding(Disclosure disclosure, List<Leak> leaks) {
    var first = leaks.getFirst();
    var sign = first.sign();
    var to =
        leaks.stream()
            .flatMap(leak -> leak.to().stream())
            .distinct()
            .collect(Collectors.joining(" and "));
    var finding =
        Finding.of(
                "MODULES-39",
                "%s%s is private, as it seems, and Go tells its name to %s whenever it needs a version that is not here."
                    .formatted(
                        first.module().path(),
                        leaks.size() == 1 ? "" : " and " + (leaks.size() - 1) + " more below",
                        to))
            .lowered(Severity.RISK)
            .fix(
                "Say on every computer that builds, in CI as well, which modules are private.",
                "go env -w GOPRIVATE=" + more(disclosure.notToDatabase()) + sign.prefix());
    for (var leak : leaks.subList(0, Math.min(SHOWN, leaks.size()))) {
      finding = finding.seen("go.mod:" + leak.line().line(), leak.module().toString());
    }
    return finding.seen(sign.source(), sign.words());
  }

  private static String more(String patterns) {
    return patterns.isEmpty() ? "" : patterns + ",";
  }
}
