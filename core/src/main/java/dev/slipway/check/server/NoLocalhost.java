package dev.slipway.check.server;

import dev.slipway.check.Check;
import dev.slipway.check.ListenText;
import dev.slipway.check.ServerCommand;
import dev.slipway.check.Subject;
import dev.slipway.fact.NameLookup;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.model.Declaration;
import dev.slipway.model.Health.Question;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * HOST-12: {@code localhost} has no address by files: {@code /etc/hosts} lacks it, or {@code
 * nsswitch.conf} does not have {@code files} among its sources. Go asks DNS for it then.
 */
public final class NoLocalhost implements Check {
  @Override
  public List<String> ids() {
    return List.of("HOST-12");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    return subject.server().get(NameLookup.class).found().stream()
        .flatMap(names -> seen(names).stream().map(seen -> finding(subject, names, seen)));
  }

  /** Place and value of what is wrong. Without nsswitch.conf Go looks into files first. */
  private static Optional<String[]> seen(NameLookup names) {
    var order = names.order();
    if (!order.isEmpty()
        && order.stream().noneMatch(s -> s.equals("files") || s.equals("myhostname"))) {
      return Optional.of(new String[] {"/etc/nsswitch.conf", "hosts: " + String.join(" ", order)});
    }
    return names.hosts().containsKey("localhost") || order.contains("myhostname")
        ? Optional.empty()
        : Optional.of(new String[] {"/etc/hosts", "no line with localhost"});
  }

  /** Where the service is told to listen there and nobody answers for the name, it ends. */
  private static Optional<ListenText> listening(Subject subject, NameLookup names) {
    return names.mayBeAnswered()
        ? Optional.empty()
        : ListenText.of(subject).stream()
            .filter(text -> text.isOnPortOf(subject))
            .filter(text -> text.host().filter("localhost"::equalsIgnoreCase).isPresent())
            .findFirst();
  }

  private static Finding finding(Subject subject, NameLookup names, String[] seen) {
    var listening = listening(subject, names);
    if (listening.isPresent()) {
      var text = listening.get();
      return finding(
              subject,
              seen,
              ", and no DNS server answers for it: the service cannot listen on " + text.value(),
              Severity.BLOCKER)
          .seen(text.place(), text.value());
    }
    var user = subject.declaration().flatMap(NoLocalhost::use);
    return finding(
        subject,
        seen,
        user.map(use -> ", and " + use + " names it").orElse(""),
        user.isPresent() ? Severity.RISK : Severity.ADVICE);
  }

  private static Finding finding(
      Subject subject, String[] seen, String consequence, Severity severity) {
    var server = subject.server();
    return Finding.of(
            "HOST-12",
            "%s does not know localhost by itself (%s: %s)%s."
                .formatted(server.server(), seen[0], seen[1], consequence))
        .lowered(severity)
        .seen(seen[0], seen[1])
        .on(server.server())
        .fix(
            "Give it back its own name.",
            seen[0].equals("/etc/hosts")
                ? ServerCommand.asRoot(
                    server, "printf '127.0.0.1 localhost\\n::1 localhost\\n' >>/etc/hosts")
                : ServerCommand.asRoot(
                    server, "sed -i 's/^hosts:.*/hosts: files dns/' /etc/nsswitch.conf"));
  }

  private static Optional<String> use(Declaration declaration) {
    boolean health =
        declaration
            .health()
            .question()
            .map(
                question ->
                    switch (question) {
                      case Question.Http http -> http.url().contains("//localhost");
                      case Question.Tcp tcp -> tcp.host().equals("localhost");
                      case Question.Exec exec -> false;
                    })
            .orElse(false);
    if (health) {
      return Optional.of(declaration.at("health"));
    }
    var run = declaration.run();
    return Stream.concat(run.args().stream(), run.env().values().stream())
            .anyMatch(value -> value.contains("localhost"))
        ? Optional.of(declaration.at("run"))
        : Optional.empty();
  }
}
