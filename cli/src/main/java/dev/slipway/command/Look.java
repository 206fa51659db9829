package dev.slipway.command;

import dev.slipway.cli.Failure;
import dev.slipway.doctor.Examination;
import dev.slipway.doctor.Visit;
import dev.slipway.fact.Fact;
import dev.slipway.fact.Kernel;
import dev.slipway.fact.Login;
import dev.slipway.fact.OperatingSystem;
import dev.slipway.fact.ServerFacts;
import dev.slipway.fact.Systemd;
import dev.slipway.finding.Finding;
import dev.slipway.model.ServerName;
import dev.slipway.model.ServiceName;
import dev.slipway.project.InvalidProject;
import dev.slipway.project.Project;
import dev.slipway.project.Targets;
import dev.slipway.report.Findings;
import dev.slipway.script.Scripts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Examinations as the commands ask for them, and what they found as a report. */
final class Look {
  private Look() {}

  /** The servers that the words of the command line mean. */
  static List<ServerName> servers(Invocation invocation, Optional<Project> project)
      throws InvalidProject {
    return Targets.servers(project.map(Project::declaration), invocation.words());
  }

  /** How scripts are run on servers. */
  static Scripts scripts(Invocation invocation) {
    return invocation.scripts();
  }

  /** Looks at a project and servers. */
  static Examination at(Invocation invocation, Examination.Request request) throws Exception {
    return Examination.of(
        request,
        new Examination.Means(
            Connections.of(invocation, request.servers().size()),
            scripts(invocation),
            invocation.console().environment(),
            invocation.console().clock(),
            sentence -> invocation.err().println(sentence)));
  }

  /** Looks at what is about to be deployed; a transaction on each server will follow. */
  static Examination beforeTransaction(Invocation invocation) throws Exception {
    var request = deploying(invocation);
    var scripts = scripts(invocation);
    var connections = Connections.of(invocation, request.servers().size());
    return Examination.of(
        request,
        new Examination.Means(
            server -> {
              var remote = connections.open(server);
              scripts.anticipate(remote);
              return remote;
            },
            scripts,
            invocation.console().environment(),
            invocation.console().clock(),
            sentence -> invocation.err().println(sentence)));
  }

  /** The request of a command that deploys: the project and the servers of the command line. */
  static Examination.Request deploying(Invocation invocation) throws InvalidProject {
    var project = Project.require(invocation.console().directory());
    return new Examination.Request(
        Optional.of(project),
        Optional.empty(),
        Optional.empty(),
        servers(invocation, Optional.of(project)));
  }

  /** What was found, as a report. */
  static Findings report(
      Examination examination, List<Finding> findings, List<String> notLookedAt) {
    return new Findings(
        findings,
        Stream.concat(
                examination.unknownVulnerabilities().stream()
                    .map(
                        unknown ->
                            new Findings.Unknown(
                                "Vulnerabilities", "", unknown.reason(), unknown.wouldNeed())),
                examination.visits().stream().flatMap(Look::unknown))
            .toList(),
        examination.visits().stream().map(Look::server).toList(),
        notLookedAt);
  }

  private static Stream<Findings.Unknown> unknown(Visit visit) {
    if (!(visit instanceof Visit.Reached(var remote, var facts))) {
      return Stream.empty();
    }
    var unknown = new ArrayList<Findings.Unknown>();
    facts
        .all()
        .forEach(
            (type, fact) -> {
              if (fact instanceof Fact.Unknown<?>(var reason, var wouldNeed)) {
                unknown.add(
                    new Findings.Unknown(
                        type.getSimpleName(), remote.server().toString(), reason, wouldNeed));
              }
            });
    return unknown.stream();
  }

  private static Findings.Server server(Visit visit) {
    return switch (visit) {
      case Visit.Unreached(var server, var why) ->
          new Findings.Server(server.toString(), false, why);
      case Visit.Reached(var remote, var facts) ->
          new Findings.Server(remote.server().toString(), true, description(facts));
    };
  }

  private static String description(ServerFacts facts) {
    return Stream.of(
            facts.get(OperatingSystem.class).found().map(OperatingSystem::title),
            facts.get(Systemd.class).found().map(systemd -> systemd.version().toString()),
            facts.get(Kernel.class).found().map(Kernel::machine),
            facts.get(Login.class).found().map(login -> "as " + login.user()))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(", "));
  }

  /** The service of {@code --service}, when it is given. */
  static Optional<ServiceName> named(Invocation invocation) throws Failure {
    var text = invocation.option("--service");
    try {
      return text.map(ServiceName::new);
    } catch (IllegalArgumentException wrong) {
      throw Failure.usage("--service: " + wrong.getMessage());
    }
  }

  /** The service of {@code --service}, else of the project in this directory. */
  static ServiceName service(Invocation invocation) throws Failure, InvalidProject {
    var named = named(invocation);
    return named.isPresent()
        ? named.get()
        : Project.require(invocation.console().directory()).declaration().service();
  }
}
