package dev.slipway.toolchain;

import dev.slipway.format.module.GoPlatform;
import dev.slipway.format.module.GoRelease;
import dev.slipway.remote.Remote;
import dev.slipway.remote.RemoteException;
import dev.slipway.script.Conversation;
import dev.slipway.script.Frame;
import dev.slipway.script.Privilege;
import dev.slipway.script.ProgramText;
import dev.slipway.script.Script;
import dev.slipway.script.Scripts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/** The toolchains that Slipway has put on servers: {@code /opt/slipway/go/go1.26.8}. */
public final class ServerToolchains {
  /** Unpacking 14000 files on a slow disk, and writing all of them down. */
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private static final String DIRECTORY = "/opt/slipway/go/";
  private static final String PROOF = ProgramText.of(ServerToolchains.class, "proof.sh");
  private static final String INSTALL = ProgramText.of(ServerToolchains.class, "install.sh");
  private static final String PRESENT = ProgramText.of(ServerToolchains.class, "present.sh");
  private static final String REMOVE = ProgramText.of(ServerToolchains.class, "remove.sh");
  private static final String REPLACE = ProgramText.of(ServerToolchains.class, "replace.sh");
  private static final int NOT_THERE = 3;

  private final Scripts scripts;

  /** Works through these scripts. */
  public ServerToolchains(Scripts scripts) {
    this.scripts = scripts;
  }

  /** The GOROOT of a release there. */
  public static String goroot(GoRelease release) {
    return DIRECTORY + release;
  }

  /**
   * What a server is, and has.
   *
   * @param platform empty when Go makes no toolchains for it
   * @param machine as it says itself, {@code Linux x86_64}
   * @param installed the toolchains that Slipway has put there
   */
  public record Machine(Optional<GoPlatform> platform, String machine, List<GoRelease> installed) {}

  /**
   * What is to be done with a toolchain beside unpacking it.
   *
   * @param isProven whether it has to build a module from an empty environment first
   * @param isForShells whether login shells get it on their PATH ({@code /etc/profile.d})
   */
  public record Wishes(boolean isProven, boolean isForShells) {}

  /** A step failed on a server. */
  public static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }

  /** Looks at a server. */
  public Machine look(Remote remote) throws RemoteException {
    var script =
        Script.builder()
            .facts(
                "machine",
                """
                uname -sm
                for g in /opt/slipway/go/go*; do [ ! -x "$g/bin/go" ] || echo "${g##*/}"; done
                """)
            .build();
    var lines =
        scripts.run(remote, script, Privilege.LOGIN, LIMIT).stream()
            .findFirst()
            .map(frame -> frame.text().lines().toList())
            .orElse(List.of());
    var machine = lines.isEmpty() ? "" : lines.getFirst().strip();
    var words = machine.split(" ", 2);
    return new Machine(
        words.length == 2 ? GoPlatform.of(words[0], words[1]) : Optional.empty(),
        machine,
        lines.stream().skip(1).flatMap(line -> GoRelease.of(line.strip()).stream()).toList());
  }

  /**
   * Sends a toolchain and puts it in its place.
   *
   * @param wishes what is to be done with it there
   * @param progress is told how many bytes were sent
   * @throws Refused when a step failed there; then nothing of it is there
   * @throws ToolchainException when it cannot be read here
   */
  public void install(Remote remote, PackedToolchain packed, Wishes wishes, LongConsumer progress)
      throws RemoteException, ToolchainException, Refused {
    var script =
        Script.builder()
            .set("name", packed.toolchain().release().name())
            .set("size", Long.toString(packed.size()))
            .set("sha256", packed.sha256())
            .set("room", Long.toString((packed.size() + packed.unpacked()) / 1024 + 1))
            .set("build", wishes.isProven() ? "yes" : "")
            .set("profile", wishes.isForShells() ? "yes" : "")
            .text(PROOF)
            .text(INSTALL)
            .build();
    try (var conversation = scripts.start(remote, script, Privilege.ROOT);
        var content = Files.newInputStream(packed.file())) {
      // Beside the reader: a script that has no room ends before it has taken anything.
      var sender =
          Thread.ofPlatform()
              .name("sender")
              .start(() -> send(conversation, content, packed.size(), progress));
      var frames = conversation.frames(LIMIT);
      sender.join();
      requireAll(remote, packed.toolchain().release(), frames);
    } catch (RemoteException lost) {
      throw lost;
    } catch (IOException unreadable) {
      throw ToolchainException.unusable("cannot read " + packed.file(), unreadable);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw ToolchainException.unusable("interrupted", stopped);
    }
  }

  /**
   * Does with a toolchain that is there what is wished; nothing is sent.
   *
   * @throws Refused when it is not what it should be
   */
  public void prove(Remote remote, GoRelease release, Wishes wishes)
      throws RemoteException, Refused {
    var script =
        Script.builder()
            .set("name", release.name())
            .set("build", wishes.isProven() ? "yes" : "")
            .set("profile", wishes.isForShells() ? "yes" : "")
            .text(PROOF)
            .text(PRESENT)
            .build();
    requireAll(remote, release, scripts.run(remote, script, Privilege.ROOT, LIMIT));
  }

  /**
   * Puts a link to a toolchain that is there in the place of a tree.
   *
   * @param root the tree, {@code /usr/local/go}
   * @param aside the name that it has afterwards
   * @throws Refused when that cannot be done; then all is as it was
   */
  public void replace(Remote remote, GoRelease release, String root, String aside)
      throws RemoteException, Refused {
    var script =
        Script.builder()
            .set("name", release.name())
            .set("root", root)
            .set("aside", aside)
            .text(REPLACE)
            .build();
    requireAll(remote, release, scripts.run(remote, script, Privilege.ROOT, LIMIT));
  }

  /** Whatever fails ends the input; the reader of the answers sees why. */
  private static void send(
      Conversation conversation, InputStream content, long size, LongConsumer progress) {
    try {
      conversation.send(content, size, progress);
      conversation.finish();
    } catch (IOException ended) {
      conversation.close();
    }
  }

  private static void requireAll(Remote remote, GoRelease release, List<Frame> frames)
      throws Refused {
    var failed = frames.stream().filter(frame -> !frame.isSuccess()).findFirst();
    if (failed.isPresent() || frames.isEmpty()) {
      throw new Refused(
          "%s on %s: %s"
              .formatted(
                  release,
                  remote.server(),
                  failed
                      .map(frame -> "step " + frame.step() + ": " + frame.text().strip())
                      .orElse("the script did nothing")));
    }
  }

  /**
   * Takes a toolchain away.
   *
   * @return false when it was not there
   * @throws Refused when it cannot be taken away
   */
  public boolean remove(Remote remote, GoRelease release) throws RemoteException, Refused {
    var script = Script.builder().set("name", release.name()).text(REMOVE).build();
    var frames = scripts.run(remote, script, Privilege.ROOT, LIMIT);
    if (frames.stream().anyMatch(frame -> frame.exit() == NOT_THERE)) {
      return false;
    }
    requireAll(remote, release, frames);
    return true;
  }
}
