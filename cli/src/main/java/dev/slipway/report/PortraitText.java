package dev.slipway.report;

import dev.slipway.executable.Ability;
import dev.slipway.executable.Credential;
import dev.slipway.executable.Hardening;
import dev.slipway.executable.Hardening.State;
import dev.slipway.executable.LegacyDefault;
import dev.slipway.executable.Portrait;
import dev.slipway.format.gobinary.EmbeddedFile;
import dev.slipway.format.gobinary.EmbeddedTree;
import dev.slipway.terminal.Style;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What an executable tells of itself, as lines with a label before them. */
final class PortraitText {
  private static final int FILES_SHOWN = 5;

  private final Style style;
  private final BiConsumer<String, String> labelled;

  PortraitText(Style style, BiConsumer<String, String> labelled) {
    this.style = style;
    this.labelled = labelled;
  }

  void add(Portrait portrait) {
    legacy(portrait.legacy());
    portrait.abilities().ifPresent(this::abilities);
    embedded(portrait.embedded());
    hardening(portrait.hardening());
    credentials(portrait.credentials());
  }

  private void legacy(List<LegacyDefault> all) {
    if (all.isEmpty()) {
      return;
    }
    var lines =
        all.stream()
            .map(one -> style.warning(one.name() + "=" + one.value()) + ": " + one.brings())
            .collect(Collectors.toList());
    int since = all.stream().mapToInt(LegacyDefault::since).max().orElseThrow();
    lines.add(
        "go 1.%d in go.mod, or godebug default=go1.%d there, ends them".formatted(since, since));
    labelled.accept("old ways", String.join("\n", lines));
  }

  private void abilities(List<Ability> all) {
    if (all.isEmpty()) {
      return;
    }
    var areas = new EnumMap<Ability.Area, List<String>>(Ability.Area.class);
    for (var one : all) {
      areas
          .computeIfAbsent(one.area(), none -> new ArrayList<>())
          .add(one.what() + style.faint(" (" + one.evidence().getFirst() + ")"));
    }
    labelled.accept(
        "linked in",
        areas.entrySet().stream()
            .map(area -> area.getKey().word() + ": " + String.join(", ", area.getValue()))
            .collect(Collectors.joining("\n")));
  }

  private void embedded(List<EmbeddedTree> trees) {
    var files = trees.stream().flatMap(tree -> tree.files().stream()).toList();
    if (files.isEmpty()) {
      return;
    }
    labelled.accept(
        "embeds",
        size(files.stream().mapToLong(EmbeddedFile::size).sum())
            + (files.size() == 1 ? " in 1 file: " : " in " + files.size() + " files, the largest: ")
            + files.stream()
                .sorted((a, b) -> Long.compare(b.size(), a.size()))
                .limit(FILES_SHOWN)
                .map(file -> file.name() + " " + size(file.size()))
                .collect(Collectors.joining(", ")));
  }

  private static String size(long bytes) {
    return bytes < 10_000 ? bytes + " bytes" : bytes / 1024 + " KiB";
  }

  private void credentials(List<Credential> all) {
    if (!all.isEmpty()) {
      labelled.accept(
          "secrets",
          all.stream()
                  .map(
                      one ->
                          style.warning("it seems to hold " + one.kind())
                              + ", "
                              + one.masked()
                              + ", at byte "
                              + one.offset()
                              + ": "
                              + one.proof())
                  .collect(Collectors.joining("\n"))
              + "\nwhoever has the file has them: read them at the start, and make them void");
    }
  }

  private void hardening(List<Hardening> all) {
    var lines =
        all.stream()
            .filter(one -> one.state() == State.ABSENT)
            .map(
                one ->
                    style.warning("lacks " + one.name()) + ": " + one.detail() + cure(one.change()))
            .collect(Collectors.toList());
    with(all, State.PRESENT, Hardening::name).ifPresent(has -> lines.addFirst("has " + has));
    with(all, State.NOT_APPLICABLE, one -> one.name() + " (" + one.detail() + ")")
        .ifPresent(names -> lines.add(style.faint("not applicable: " + names)));
    with(all, State.UNKNOWN, one -> one.name() + " (" + one.detail() + cure(one.change()) + ")")
        .ifPresent(names -> lines.add("not known: " + names));
    labelled.accept("hardening", String.join("\n", lines));
  }

  private static Optional<String> with(
      List<Hardening> all, State state, Function<Hardening, String> words) {
    var text =
        all.stream()
            .filter(one -> one.state() == state)
            .map(words)
            .collect(Collectors.joining(", "));
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private static String cure(String change) {
    return change.isEmpty() ? "" : "; build with " + change;
  }
}
