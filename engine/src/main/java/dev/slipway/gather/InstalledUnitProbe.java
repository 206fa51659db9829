package dev.slipway.gather;

import dev.slipway.fact.Fact;
import dev.slipway.fact.InstalledUnit;
import dev.slipway.fact.Questions;
import dev.slipway.format.unit.EffectiveUnit;
import dev.slipway.format.unit.UnitFile;
import dev.slipway.gather.Answers.SentFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What systemd has loaded of the service's unit, and the files that it would load now: the unit
 * file in the first directory that has one, and the drop-ins of its name, of its prefixes up to
 * each dash, and of all services, as {@code systemctl daemon-reload} would find them (systemd 252,
 * dropin.c).
 */
final class InstalledUnitProbe implements Probe<InstalledUnit> {
  @Override
  public Class<InstalledUnit> type() {
    return InstalledUnit.class;
  }

  @Override
  public boolean isAsked(Questions questions) {
    return questions.service().isPresent();
  }

  @Override
  public String script(Questions questions) {
    return """
    [ -n "$unit" ] || exit 1
    printf '%s' "$unit"
    field NeedDaemonReload
    [ "$v" != yes ] || printf 'All=%s\n' "$(systemctl show -p NeedDaemonReload --value init.scope)"
    echo files
    send() { printf '@%s\\n' "$1"; base64 "$1" || exit 1; }
    case $unit_file in '') echo none ;; *) send "$unit_file" ;; esac
    set -f
    IFS=$nl
    for f in $unit_dropins; do send "$f"; done
    echo end
    """;
  }

  @Override
  public Fact<InstalledUnit> read(String output, int exit) {
    var lines = output.lines().toList();
    int from = lines.indexOf("files");
    if (from < 0 || !lines.getLast().equals("end") || from + 1 >= lines.size() - 1) {
      return Answers.notUnderstood("systemctl show", output);
    }
    boolean none = lines.get(from + 1).equals("none");
    var files = Answers.files(lines.subList(from + (none ? 2 : 1), lines.size() - 1));
    if (files.isEmpty() || (!none && files.get().isEmpty())) {
      return Answers.notUnderstood("base64 of the unit", output);
    }
    var shown = Answers.properties(String.join("\n", lines.subList(0, from)));
    if (!shown.containsKey("LoadState")) {
      return Answers.notUnderstood("systemctl show", output);
    }
    var dropIns = dropIns(files.get().subList(none ? 0 : 1, files.get().size()));
    var main = none ? Optional.<UnitFile>empty() : Optional.of(parsed(files.get().getFirst()));
    return Fact.known(
        unit(shown, main.map(file -> new EffectiveUnit(file, dropIns)), dropIns),
        "systemctl show " + shown.getOrDefault("Id", ""));
  }

  private static InstalledUnit unit(
      Map<String, String> shown, Optional<EffectiveUnit> files, List<UnitFile> dropIns) {
    return new InstalledUnit(
        shown.getOrDefault("LoadState", ""),
        shown.getOrDefault("UnitFileState", ""),
        shown.getOrDefault("ActiveState", ""),
        shown.getOrDefault("SubState", ""),
        shown.getOrDefault("Result", ""),
        Answers.numberOr(shown.getOrDefault("NRestarts", ""), 0),
        needsReload(shown),
        shown.getOrDefault("FragmentPath", ""),
        Answers.words(shown.getOrDefault("DropInPaths", "")),
        Answers.words(shown.getOrDefault("TriggeredBy", "")),
        files,
        dropIns);
  }

  /**
   * Since some release before 257 systemd says so of every unit after {@code systemctl enable
   * --no-reload} of any one (measured: also of init.scope, which has no file): then it says nothing
   * about the files of this one.
   */
  private static boolean needsReload(Map<String, String> shown) {
    return shown.getOrDefault("NeedDaemonReload", "").equals("yes")
        && !shown.getOrDefault("All", "").equals("yes");
  }

  /** Of drop-ins with one name the first directory's counts; names order them (dropin.c). */
  private static List<UnitFile> dropIns(List<SentFile> files) {
    var dropIns = new TreeMap<String, UnitFile>();
    files.forEach(file -> dropIns.putIfAbsent(name(file.path()), parsed(file)));
    return List.copyOf(dropIns.values());
  }

  private static UnitFile parsed(SentFile file) {
    return UnitFile.parse(file.path(), file.content().array());
  }

  private static String name(String path) {
    return Stream.of(path.split("/")).reduce("", (before, last) -> last);
  }
}
