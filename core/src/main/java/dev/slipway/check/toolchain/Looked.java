package dev.slipway.check.toolchain;

import dev.slipway.check.ServerCommand;
import dev.slipway.check.Subject;
import dev.slipway.fact.GoHere;
import dev.slipway.fact.GoInstallations;
import dev.slipway.fact.GoLaunch;
import dev.slipway.fact.GoTree;
import dev.slipway.fact.ServerFacts;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Fix;
import dev.slipway.finding.Repair;
import dev.slipway.finding.Severity;
import dev.slipway.format.module.GoRelease;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The Go of one computer as the checks of this chapter judge it.
 *
 * @param go all there is
 * @param server its name; empty for this computer
 * @param builds whether Slipway builds with it: then only that build counts
 * @param refusal the page that explains why that build failed; empty when it did not
 * @param building the tree whose go that build takes; empty when none is known
 * @param release what the project asks for, as {@link Repair.InstallGo} takes it
 */
record Looked(
    GoInstallations go,
    String server,
    boolean builds,
    String refusal,
    Optional<GoTree> building,
    String release) {
  /** What Slipway's builds do with variables that decide about the outcome (GoSettings). */
  static final String LEFT_OUT = " Slipway's own builds leave it out; your own commands do not.";

  /** The server's, and this computer's. */
  static Stream<Looked> of(Subject subject) {
    var there =
        subject.server().get(GoInstallations.class).found().stream()
            .map(go -> new Looked(go, subject.server().server(), false, "", Optional.empty(), ""));
    return Stream.concat(there, subject.go().found().stream().map(Looked::of));
  }

  static Looked of(GoHere here) {
    return new Looked(
        here.installations(),
        "",
        here.builds(),
        here.refusal(),
        here.builds() ? here.tree() : Optional.empty(),
        here.release().map(GoRelease::name).orElse(""));
  }

  /** The finding at its place. */
  Finding at(Finding finding) {
    return server.isEmpty() ? finding : finding.on(server);
  }

  /** A command of a fix, as a person types it here. */
  String command(String command) {
    return server.isEmpty() ? command : ServerCommand.login(ServerFacts.of(server), command);
  }

  /** Finds the line that sets a variable in the files that shells read. */
  String search(String variable) {
    return command(
        "grep -sn "
            + variable
            + "= /etc/environment /etc/profile /etc/profile.d/* ~/.profile ~/.bash_profile"
            + " ~/.bashrc");
  }

  /** In words, to follow "on" or "of". */
  String place() {
    return server.isEmpty() ? "this computer" : server;
  }

  /**
   * How bad it is: a blocker when it is what a build of Slipway failed for, or where nothing is
   * built when every use fails.
   *
   * @param otherwise what it is for a build that came out
   */
  Severity severity(String id, boolean everyUseFails, Severity otherwise) {
    if (builds) {
      return refusal.equals(id) ? Severity.BLOCKER : otherwise;
    }
    return everyUseFails ? Severity.BLOCKER : Severity.RISK;
  }

  /**
   * What to do about a Go with which a build failed as this page tells: another one is installed,
   * which {@code doctor --fix} can do itself.
   */
  Fix replacing(String id, Fix otherwise) {
    return builds && refusal.equals(id)
        ? another().repairedBy(new Repair.InstallGo(release))
        : otherwise;
  }

  /** The same for a tree; on servers {@code go list --fix} replaces go.dev's archive. */
  Fix replacing(String id, GoTree tree, Fix otherwise) {
    if (!mayBuild(tree)) {
      return otherwise;
    }
    return server.isEmpty() || tree.keeper() != GoTree.Keeper.ARCHIVE
        ? replacing(id, otherwise)
        : Fix.of(
            "Put a whole one in its place, which go list --fix does. Or: " + otherwise.text(),
            "slipway go list " + server + " --fix");
  }

  private Fix another() {
    var text = "Build with another one, which doctor --fix installs, proves and uses.";
    var number = release.replaceFirst("^go", "");
    return number.isEmpty()
        ? Fix.of(text)
        : Fix.of(text, "slipway go install " + number + " --prove", "slipway go use " + number);
  }

  /** Whether a tree may be the one that a build takes; all may where nothing is built. */
  boolean mayBuild(GoTree tree) {
    return building.map(tree::equals).orElse(true);
  }

  /** The ways of starting a command that get a Go. */
  List<GoLaunch> using() {
    return go.launches().stream().filter(launch -> go.winner(launch).isPresent()).toList();
  }

  /** Ways in words: {@code login shell, cron}. */
  static String words(List<GoLaunch> launches) {
    return launches.stream().map(launch -> launch.mode().word()).collect(Collectors.joining(", "));
  }
}
