package dev.slipway.report;

import dev.slipway.executable.Hardening;
import dev.slipway.executable.Hardening.State;
import dev.slipway.executable.Portrait;
import dev.slipway.terminal.Style;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** What an executable tells of itself, as lines with a label before them. */
final class PortraitText {
  private final Style style;
  private final BiConsumer<String, String> labelled;

  PortraitText(Style style, BiConsumer<String, String> labelled) {
    this.style = style;
    this.labelled = labelled;
  }

  void add(Portrait portrait) {
    hardening(portrait.hardening());
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

  private static java.util.Optional<String> with(
      List<Hardening> all, State state, java.util.function.Function<Hardening, String> words) {
    var text =
        all.stream()
            .filter(one -> one.state() == state)
            .map(words)
            .collect(Collectors.joining(", "));
    return text.isEmpty() ? java.util.Optional.empty() : java.util.Optional.of(text);
  }

  private static String cure(String change) {
    return change.isEmpty() ? "" : "; build with " + change;
  }
}
