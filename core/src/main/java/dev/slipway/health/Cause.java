package dev.slipway.health;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a release did not stay, in words: the failing sign, how the process ended, and what its own
 * last lines say.
 *
 * @param text one line for a person
 * @param logs the last log lines of that start, oldest first
 */
public record Cause(String text, List<String> logs) {

  /** systemd's own line about the end of a main process: the state forgets it at the next start. */
  private static final Pattern ENDED =
      Pattern.compile(": Main process exited, code=(exited|killed|dumped), status=(\\S+)");

  /** systemd's line about a step before the executable ran, with the reason of the kernel. */
  private static final Pattern REASON =
      Pattern.compile("\\S+\\.service: (Failed (?:to|at step) .+)");

  /** Lines of systemd about a unit, as against those of the service itself. */
  private static final Pattern SYSTEMD =
      Pattern.compile(
          "^(?:\\S+\\.service: |(?:Starting|Started|Stopping|Stopped|Finished|Failed to start) .+"
              + "\\.+$)");

  private static final Pattern OOM =
      Pattern.compile("A process of this unit has been killed by the OOM killer|oom-kill");

  private static final Pattern BIND =
      Pattern.compile(
          "listen (?:tcp|tcp4|tcp6|udp)\\S* (\\S+): bind: (address already in use|permission"
              + " denied|cannot assign requested address)");

  /** Copies the lines. */
  public Cause {
    logs = List.copyOf(logs);
  }

  /** The cause of this verdict, from the log lines of the failed start. */
  public static Cause of(Verdict.Unhealthy verdict, List<String> logs) {
    var text = new StringBuilder(verdict.sign());
    var end = ExitStatus.words(verdict.last().unit());
    var ended = end.isEmpty() ? ended(logs) : Optional.of(end);
    var panic = GoPanic.in(logs).map(GoPanic::words);
    var bind = bind(logs, verdict.last());
    add(text, ended);
    add(text, panic);
    add(text, bind);
    if (panic.isEmpty() && bind.isEmpty()) {
      add(text, reason(logs).or(() -> ended.isPresent() ? lastWords(logs) : Optional.empty()));
    }
    return new Cause(text.toString(), logs);
  }

  /** The port that could not be bound because it is taken; its owner has to be looked for. */
  public static Optional<Integer> takenPort(List<String> logs) {
    return logs.stream()
        .map(BIND::matcher)
        .filter(matcher -> matcher.find() && matcher.group(2).startsWith("address already"))
        .map(matcher -> matcher.group(1))
        .map(address -> address.substring(address.lastIndexOf(':') + 1))
        .filter(port -> port.matches("\\d{1,5}"))
        .map(Integer::valueOf)
        .findFirst();
  }

  /** The same cause, with who has the port. */
  public Cause with(String more) {
    return new Cause(text + "; " + more, logs);
  }

  private static Optional<String> ended(List<String> logs) {
    if (logs.stream().anyMatch(line -> OOM.matcher(line).find())) {
      return Optional.of("killed for using too much memory (OOM)");
    }
    return logs.stream()
        .map(ENDED::matcher)
        .filter(Matcher::find)
        .map(
            matcher ->
                matcher.group(1).equals("exited")
                    ? exited(matcher.group(2))
                    : "killed by SIG" + matcher.group(2).replaceFirst(".*/", ""))
        .findFirst();
  }

  /**
   * {@code 2/INVALIDARGUMENT} is systemd's name for what Go means by a panic; only the code counts.
   */
  private static String exited(String status) {
    var code = status.replaceFirst("/.*", "");
    if (!code.matches("\\d{1,3}")) {
      return "exit " + status;
    }
    return ExitStatus.words(new UnitSeen("", "", "", 0, "", 0, 1, Integer.parseInt(code)));
  }

  /** Why systemd could not start it. */
  private static Optional<String> reason(List<String> logs) {
    return logs.stream()
        .map(REASON::matcher)
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1))
        .findFirst();
  }

  /** The last line that it wrote itself before it ended. */
  private static Optional<String> lastWords(List<String> logs) {
    return logs.stream()
        .filter(line -> !line.isBlank() && !SYSTEMD.matcher(line).find())
        .reduce((first, second) -> second)
        .map(String::strip);
  }

  private static Optional<String> bind(List<String> logs, Observation.Looked last) {
    return logs.stream()
        .filter(line -> BIND.matcher(line).find())
        .findFirst()
        .map(
            line ->
                last.sockets().stream()
                    .filter(SocketSeen.Other.class::isInstance)
                    .map(SocketSeen.Other.class::cast)
                    .findFirst()
                    .map(
                        other ->
                            line
                                + " (port "
                                + other.port()
                                + " belongs to process "
                                + other.owner()
                                + ")")
                    .orElse(line));
  }

  private static void add(StringBuilder text, Optional<String> more) {
    more.filter(words -> !words.isBlank()).ifPresent(words -> text.append("; ").append(words));
  }
}
