package dev.slipway.check.network;

import dev.slipway.check.Check;
import dev.slipway.check.ListenText;
import dev.slipway.check.Subject;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * NETWORK-04, NETWORK-05: what the service is told to listen on is no address that {@code
 * net.Listen} takes. A program may take other forms itself, so a bare port is only a risk.
 */
public final class MalformedAddress implements Check {
  private static final int LAST_PORT = 65535;

  @Override
  public List<String> ids() {
    return List.of("NETWORK-04", "NETWORK-05");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return ListenText.of(subject).stream()
        .flatMap(text -> finding(subject, text).stream())
        .map(
            finding ->
                subject.server().server().isEmpty()
                    ? finding
                    : finding.on(subject.server().server()));
  }

  private static Optional<Finding> finding(Subject subject, ListenText text) {
    var value = text.value();
    if (value.matches("\\d{1,9}")) {
      return text.isOnPortOf(subject) || Integer.parseInt(value) > LAST_PORT
          ? Optional.of(bare(text))
          : Optional.empty();
    }
    if (value.matches("[0-9a-fA-F:]*:[0-9a-fA-F:]*:\\d{2,5}") && text.isOnPortOf(subject)) {
      return Optional.of(unbracketed(text));
    }
    return value.matches("[^:/]*:\\d{1,9}") && Integer.parseInt(text.port()) > LAST_PORT
        ? Optional.of(tooHigh(text))
        : Optional.empty();
  }

  private static Finding bare(ListenText text) {
    return Finding.of(
            "NETWORK-04",
            ("%s is \"%s\", without a colon: net.Listen refuses it with \"missing port in"
                    + " address\", unless the program adds the colon itself.")
                .formatted(text.name(), text.value()))
        .lowered(Severity.RISK)
        .seen(text.place(), text.value())
        .fix("Write \":%s\", or HOST:%s for one address.".formatted(text.value(), text.value()));
  }

  private static Finding tooHigh(ListenText text) {
    return Finding.of(
            "NETWORK-04",
            "%s is \"%s\": ports end at %d, and the start fails with \"invalid port\"."
                .formatted(text.name(), text.value(), LAST_PORT))
        .seen(text.place(), text.value())
        .fix("Choose a port from 1024 to " + LAST_PORT + ".");
  }

  private static Finding unbracketed(ListenText text) {
    var host = text.host().orElse("");
    return Finding.of(
            "NETWORK-05",
            ("%s is \"%s\", an IPv6 address without brackets: Go refuses it with \"too many colons"
                    + " in address\".")
                .formatted(text.name(), text.value()))
        .lowered(Severity.RISK)
        .seen(text.place(), text.value())
        .fix("Write \"[%s]:%s\".".formatted(host, text.port()));
  }
}
