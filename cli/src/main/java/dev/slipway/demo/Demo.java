package dev.slipway.demo;

import dev.slipway.sandbox.SandboxException;
import java.io.IOException;

/** The story: what is announced, in the order in which it happens. */
public final class Demo implements AutoCloseable {
  private final Stage stage;
  private final DemoServer server;
  private final DemoProject project;
  private final boolean keep;

  private Demo(Stage stage, DemoServer server, DemoProject project, boolean keep) {
    this.stage = stage;
    this.server = server;
    this.project = project;
    this.keep = keep;
  }

  /**
   * Sets up what the demo needs on this computer; boots nothing yet.
   *
   * @param label the sandbox
   * @param keep whether server and project stay afterwards
   * @throws SandboxException when this computer cannot boot a server
   */
  public static Demo prepare(Stage stage, String label, boolean keep)
      throws SandboxException, IOException {
    DemoServer.prepare(stage::say);
    var server = DemoServer.unused(label);
    var project = DemoProject.create();
    stage.set("SLIPWAY_SSH_CONFIG", server.sshConfig().toString());
    stage.in(project.directory());
    return new Demo(stage, server, project, keep);
  }

  /**
   * Plays it.
   *
   * @return whether all came out as announced
   */
  public boolean play() throws Exception {
    try {
      stage.act("A real server: Debian 11, systemd as PID 1, sshd", this::boot);
      stage.act("Three faults are planted; doctor names each, with evidence and fix", this::look);
      stage.act("The faults are repaired; doctor has nothing to say", this::repair);
      stage.act("The build for this server", this::build);
      stage.act("The plan: what is there, what will be, and the way back", this::plan);
      stage.act("The first release: deployed and proved", this::first);
      stage.act("The second release: one line changed", this::second);
      stage.act("The third release crashes 4 s after its first good answer", this::third);
      stage.act("What is where now", this::state);
      stage.act("Back to the first release, by hand", this::back);
      return true;
    } catch (NotAsAnnounced other) {
      stage.say("not as announced. " + other.getMessage());
      return false;
    }
  }

  private void boot() throws NotAsAnnounced {
    stage.slipway("sandbox", "up", server.name(), "--suite", "debian11").exits(0);
  }

  private void look() throws NotAsAnnounced, IOException {
    edit(DemoProject.CGO);
    edit(DemoProject.EXPORT);
    stage.say("and a program that nobody remembers takes the service's port:");
    stage
        .slipway(
            "run",
            server.name(),
            "--",
            "systemd-run --quiet --unit=forgotten perl -MIO::Socket::INET -e '"
                + "my $s = IO::Socket::INET->new(LocalPort => 8080, Listen => 5); sleep 3600'")
        .exits(0);
    stage
        .slipway("doctor", server.name())
        .exits(1)
        .shows("ARTIFACT-01", "GLIBC_2.", "ENV-06", "hello.env:2", "NETWORK-01", "8080");
  }

  private void repair() throws NotAsAnnounced, IOException {
    stage.say("doctor repairs by itself what is safe to repair; the rest is for a person:");
    stage.slipway("doctor", server.name(), "--fix", "--only", "ENV-06").exits(0).shows("done");
    edit(DemoProject.CGO.undone());
    stage.slipway("run", server.name(), "--", "systemctl stop forgotten").exits(0);
    stage.slipway("doctor", server.name()).exits(0).shows("no findings");
  }

  private void build() throws NotAsAnnounced {
    stage.slipway("build", "--for", server.name()).exits(0).shows("CGO_ENABLED=0", "sha256");
  }

  private void plan() throws NotAsAnnounced {
    stage.slipway("plan", server.name()).exits(0).shows("switch", "undo");
  }

  private void first() throws NotAsAnnounced, IOException {
    stage.slipway("deploy", server.name()).exits(0).shows("confirmed", "SHA-256");
    answers("Hello from the first release, captain");
  }

  private void second() throws NotAsAnnounced, IOException {
    edit(DemoProject.SECOND);
    stage.slipway("deploy", server.name()).exits(0).shows("confirmed");
    answers("Hello from the second release, captain");
  }

  private void third() throws NotAsAnnounced, IOException {
    stage.say(
        "add  "
            + project.addCrash()
            + ": after 4 s a goroutine writes to a map that nobody made.\n"
            + "It compiles, starts and answers. The deploy has to notice, go back and say why.");
    stage
        .slipway("deploy", server.name())
        .exits(1)
        .shows("rolled-back", "panic: assignment to entry in nil map", "main.refreshStock");
    answers("Hello from the second release, captain");
  }

  private void state() throws NotAsAnnounced {
    stage.slipway("status", server.name()).exits(0);
    stage.slipway("releases", server.name()).exits(0);
  }

  private void back() throws NotAsAnnounced, IOException {
    stage.slipway("rollback", server.name()).exits(0).shows("confirmed");
    answers("Hello from the first release, captain");
  }

  private void edit(DemoProject.Edit edit) throws IOException {
    project.apply(edit);
    stage.edited(edit);
  }

  private void answers(String announced) throws NotAsAnnounced, IOException {
    var seen = server.answer();
    stage.say("GET http://" + server.address() + ":8080/ answers: " + seen);
    if (!seen.equals(announced)) {
      throw new NotAsAnnounced("the answer \"" + announced + "\"", "\"" + seen + "\"");
    }
  }

  /** What to do now, for the last lines. */
  public String afterwards() {
    var text = new StringBuilder();
    if (keep) {
      text.append("The server stays up, and the project too:\n")
          .append("    cd ")
          .append(project.directory())
          .append('\n')
          .append("    export SLIPWAY_SSH_CONFIG=")
          .append(server.sshConfig())
          .append('\n')
          .append("    slipway status ")
          .append(server.name())
          .append('\n')
          .append("    slipway sandbox ssh ")
          .append(server.name())
          .append('\n')
          .append("    slipway sandbox down ")
          .append(server.name())
          .append("   # when you have seen enough\n");
    }
    text.append("Next, on a server of your own:\n");
    DemoServer.next().forEach(line -> text.append("    ").append(line).append('\n'));
    return text.toString().stripTrailing();
  }

  /** Takes server and project away, unless they are to be kept. Safe to call twice. */
  @Override
  public void close() throws SandboxException {
    if (!keep) {
      server.down();
      project.delete();
    }
  }
}
