package dev.slipway.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The root file system of a suite with its C compiler and its C library, for programs that have to
 * run there: what is linked in it needs no newer one. Made of the suite's image once a computer.
 */
public final class Workshop {
  private static final List<String> PACKAGES = List.of("gcc", "libc6-dev", "git");
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final Path directory;

  private Workshop(Path directory) {
    this.directory = directory;
  }

  /** What this computer lacks for workshops; empty when nothing is missing. */
  public static List<Missing> missing() {
    return Sandbox.missing();
  }

  /**
   * The workshop of this suite, made when there is none.
   *
   * @throws SandboxUnavailable when a program or a right for it is missing
   * @throws SandboxFailure when it could not be made
   */
  public static Workshop of(Suite suite) throws SandboxException {
    var missing = missing();
    if (!missing.isEmpty()) {
      throw new SandboxUnavailable(missing);
    }
    var places = Places.of(Sandbox.STANDARD);
    var image = new Image(places, suite).ensure(ImageProgress.SILENT);
    var workshop = places.images().resolve(suite.codename() + "-workshop");
    var words = new ArrayList<>(apart("workshop-make.sh"));
    words.addAll(List.of(image.toString(), workshop.toString(), recipe()));
    words.addAll(PACKAGES);
    var execution = HostCommand.run(words, "", LIMIT);
    if (!execution.isOk()) {
      throw SandboxFailure.because(
          "make the workshop of " + suite.label(), execution.err().strip());
    }
    return new Workshop(workshop);
  }

  private static String recipe() {
    var text = SandboxScript.text("workshop-make.sh") + PACKAGES + ImageBuild.recipe();
    return Integer.toHexString(text.hashCode());
  }

  /** A script with mounts and processes of its own, which end with it. */
  private static List<String> apart(String script) {
    return List.of(
        "unshare",
        "--mount",
        "--pid",
        "--fork",
        "--kill-child=KILL",
        "--mount-proc",
        "sh",
        "-c",
        SandboxScript.text(script),
        "workshop");
  }

  /**
   * The words that run a command in it.
   *
   * @param in the directory it runs in
   * @param visible the directories of this computer that are there at the same paths
   * @param command its words
   */
  public List<String> command(Path in, List<Path> visible, List<String> command) {
    var words = new ArrayList<>(apart("workshop.sh"));
    words.add(directory.toString());
    words.add(in.toString());
    visible.forEach(path -> words.add(path.toString()));
    words.add("--");
    words.addAll(command);
    return words;
  }
}
