package dev.slipway.check.server;

import dev.slipway.check.Check;
import dev.slipway.check.ServerCommand;
import dev.slipway.check.Subject;
import dev.slipway.fact.Clock;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * HOST-09: the server's clock and this computer's differ, whatever the network's delay between
 * them. Which of them is wrong the server's time service may know.
 */
public final class WrongClock implements Check {
  /** From here on signed requests and one-time codes fail first (AWS: 5 min; TOTP: 30 to 90 s). */
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Override
  public List<String> ids() {
    return List.of("HOST-09");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    var fact = subject.server().get(Clock.class);
    return fact.found().stream()
        .flatMap(clock -> clock.ahead().stream().map(offset -> finding(subject, clock, offset)))
        .filter(
            found ->
                fact.found().flatMap(Clock::ahead).orElseThrow().surely().compareTo(LIMIT) > 0);
  }

  private static Finding finding(Subject subject, Clock clock, Clock.Offset offset) {
    var server = subject.server();
    var difference = words(offset.surely()) + (offset.isAhead() ? " ahead of" : " behind");
    boolean follows = clock.synchronised().orElse(false);
    var finding =
        Finding.of(
                "HOST-09",
                "%s is %s this computer%s."
                    .formatted(
                        server.server(),
                        difference,
                        follows
                            ? ", and its time service says that it follows others: this computer's"
                                + " clock may be the wrong one"
                            : ": certificates, tokens and one-time codes that are fresh or about"
                                + " to expire are refused there"))
            .lowered(follows ? Severity.ADVICE : Severity.RISK)
            .seen(server.get(Clock.class).source(), clock.time().toString())
            .on(server.server());
    return follows
        ? finding.fix("Let this computer follow a time server.", "timedatectl set-ntp true")
        : finding.fix(
            "Let the server follow a time server.",
            ServerCommand.asRoot(server, "timedatectl set-ntp true"),
            ServerCommand.login(server, "timedatectl"));
  }

  private static String words(Duration difference) {
    if (difference.toDays() >= 2) {
      return difference.toDays() + " days";
    }
    return difference.toHours() >= 2
        ? difference.toHours() + " hours"
        : difference.toMinutes() >= 2
            ? difference.toMinutes() + " minutes"
            : difference.toSeconds() + " seconds";
  }
}
