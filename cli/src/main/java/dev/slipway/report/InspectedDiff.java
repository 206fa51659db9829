package dev.slipway.report;

import dev.slipway.executable.Ability;
import dev.slipway.executable.Callers;
import dev.slipway.executable.Change;
import dev.slipway.executable.Credential;
import dev.slipway.executable.Hardening;
import dev.slipway.executable.LegacyDefault;
import dev.slipway.format.elf.VersionNeed;
import dev.slipway.format.gobinary.BuildInfo;
import dev.slipway.format.gobinary.EmbeddedFile;
import dev.slipway.format.gobinary.GoBinary;
import dev.slipway.format.gobinary.GoModule;
import dev.slipway.format.gobinary.PackageCode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What differs between two executables: two builds of one program, as a rule. A change has two
 * texts, of which one is empty when something came or went.
 *
 * @param before the older
 * @param after the newer
 * @param build how they were built and put together: Go's version, the machine, the link mode…
 * @param modules what is built in, by the module's path
 * @param settings of the build
 * @param packages the code of each package, the one that grew most first
 * @param needs libraries, and the versions of their symbols
 * @param hardening protections whose state changed
 * @param legacy old defaults that are on in one of them alone
 * @param embedded embedded files that came, went or have another size
 * @param calls of functions that start programs or open listeners, by the package that calls; none
 *     where the calls of one of the two cannot be read
 * @param gained abilities that only the newer has
 * @param lost abilities that only the older has
 * @param credentials what looks like a credential and only the newer has
 */
public record InspectedDiff(
    Inspected before,
    Inspected after,
    List<Change> build,
    List<Change> modules,
    List<Change> settings,
    List<Growth> packages,
    List<Change> needs,
    List<Change> hardening,
    List<Change> legacy,
    List<Change> embedded,
    List<Change> calls,
    List<Ability> gained,
    List<Ability> lost,
    List<Credential> credentials) {

  private static final String GODEBUG = "DefaultGODEBUG";

  /**
   * How the code of a package changed.
   *
   * @param path its import path; empty for what the compiler makes for types
   * @param before its bytes; 0 when it was not linked in
   * @param after its bytes; 0 when it no longer is
   */
  record Growth(String path, long before, long after) {
    long bytes() {
      return after - before;
    }
  }

  /** Compares them. */
  public static InspectedDiff of(Inspected before, Inspected after) {
    var older = before.portrait();
    var newer = after.portrait();
    return new InspectedDiff(
        before,
        after,
        Change.between(build(before), build(after)),
        Change.between(modules(before), modules(after)),
        Change.between(settings(before), settings(after)),
        packages(before, after),
        Change.between(needs(before), needs(after)),
        Change.between(
            by(older.hardening(), Hardening::name, one -> one.state().word()),
            by(newer.hardening(), Hardening::name, one -> one.state().word())),
        Change.between(
            by(older.legacy(), one -> one.name() + "=" + one.value(), LegacyDefault::brings),
            by(newer.legacy(), one -> one.name() + "=" + one.value(), LegacyDefault::brings)),
        Change.between(embedded(before), embedded(after)),
        calls(before, after),
        only(newer.abilities(), older.abilities()),
        only(older.abilities(), newer.abilities()),
        newer.credentials().stream()
            .filter(
                one ->
                    older.credentials().stream()
                        .noneMatch(
                            o -> o.kind().equals(one.kind()) && o.masked().equals(one.masked())))
            .toList());
  }

  /** Whether they are the same bytes. */
  boolean isSameFile() {
    return before.binary().sha256().isPresent()
        && before.binary().sha256().equals(after.binary().sha256());
  }

  /** Whether all that is shown is the same. */
  boolean isEmpty() {
    return Stream.of(
            build,
            modules,
            settings,
            packages,
            needs,
            hardening,
            legacy,
            embedded,
            calls,
            gained,
            lost,
            credentials)
        .allMatch(List::isEmpty);
  }

  private static Map<String, String> build(Inspected one) {
    var facts = new LinkedHashMap<String, String>();
    var info = one.buildInfo();
    facts.put("Go", info.map(BuildInfo::goVersion).orElse(""));
    facts.put("package", info.map(BuildInfo::path).orElse(""));
    facts.put("module", info.flatMap(BuildInfo::main).map(InspectedDiff::version).orElse(""));
    facts.put("machine", one.machine());
    facts.put("link mode", one.linkage().words());
    facts.put("loader", one.interpreter());
    facts.put("symbols", one.elf().isStripped() ? "stripped" : "not stripped");
    facts.put(
        "paths of the computer it was built on",
        one.code().map(code -> String.valueOf(code.sources().files().size())).orElse(""));
    facts.put("debug information", one.elf().hasDebugInfo() ? "there" : "not there");
    return facts;
  }

  private static Map<String, String> modules(Inspected one) {
    return by(
        one.buildInfo().map(BuildInfo::dependencies).orElse(List.of()),
        GoModule::path,
        InspectedDiff::version);
  }

  /** With the sum: the same version with other contents is the change that matters most. */
  private static String version(GoModule module) {
    var version = (module.version() + " " + module.sum()).strip();
    return module
        .replacement()
        .map(by -> version + " => " + by.path() + " " + version(by))
        .orElse(version);
  }

  private static Map<String, String> settings(Inspected one) {
    var settings = new LinkedHashMap<String, String>();
    one.buildInfo()
        .map(BuildInfo::settings)
        .orElse(Map.of())
        .forEach(
            (name, value) -> {
              if (name.equals(GODEBUG)) {
                List.of(value.split(",")).forEach(each -> split(name, each, settings));
              } else {
                settings.put(name, value);
              }
            });
    return settings;
  }

  /** Each default on its own: there are dozens of them. */
  private static void split(String name, String each, Map<String, String> settings) {
    var parts = each.split("=", 2);
    settings.put(name + " " + parts[0], parts.length == 2 ? parts[1] : "");
  }

  private static Map<String, String> needs(Inspected one) {
    var needs = new LinkedHashMap<String, String>();
    one.needed().forEach(library -> needs.put(library, "needed"));
    for (var need : one.versions()) {
      var set = need.number().map(number -> number.set()).orElse(need.version());
      needs.put(set + " of " + need.library(), words(need));
    }
    return needs;
  }

  private static String words(VersionNeed need) {
    return need.version()
        + (need.symbols().isEmpty() ? "" : " for " + String.join(", ", need.symbols()));
  }

  private static Map<String, String> embedded(Inspected one) {
    return by(
        one.portrait().embedded().stream().flatMap(tree -> tree.files().stream()).toList(),
        EmbeddedFile::name,
        file -> file.size() + " bytes");
  }

  private static List<Change> calls(Inspected before, Inspected after) {
    var older = calls(before);
    var newer = calls(after);
    return older.isEmpty() || newer.isEmpty()
        ? List.of()
        : Change.between(older.get(), newer.get());
  }

  private static Optional<Map<String, String>> calls(Inspected one) {
    return one.binary()
        .go()
        .flatMap(GoBinary::functions)
        .flatMap(functions -> Callers.of(one.elf(), functions))
        .map(
            callers ->
                by(
                    List.copyOf(callers.entrySet()),
                    Map.Entry::getKey,
                    caller -> String.join(", ", caller.getValue())));
  }

  /** Those of one name together: a program may embed two files of the same path. */
  private static <T> Map<String, String> by(
      List<T> all, Function<T, String> name, Function<T, String> words) {
    return all.stream()
        .collect(
            Collectors.toMap(
                name, words, (first, second) -> first + ", " + second, LinkedHashMap::new));
  }

  private static List<Growth> packages(Inspected before, Inspected after) {
    var older = sizes(before);
    var newer = sizes(after);
    var paths = new TreeSet<>(older.keySet());
    paths.addAll(newer.keySet());
    return paths.stream()
        .map(path -> new Growth(path, older.getOrDefault(path, 0L), newer.getOrDefault(path, 0L)))
        .filter(growth -> growth.bytes() != 0)
        .sorted(Comparator.comparingLong(Growth::bytes).reversed().thenComparing(Growth::path))
        .toList();
  }

  private static Map<String, Long> sizes(Inspected one) {
    return one.code().map(Code::packages).orElse(List.of()).stream()
        .collect(Collectors.toMap(PackageCode::path, PackageCode::bytes));
  }

  private static List<Ability> only(Optional<List<Ability>> in, Optional<List<Ability>> notIn) {
    if (in.isEmpty() || notIn.isEmpty()) {
      return List.of(); // of one of them it is not known
    }
    var ids = notIn.get().stream().map(Ability::id).toList();
    return in.get().stream().filter(ability -> !ids.contains(ability.id())).toList();
  }
}
