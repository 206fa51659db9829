package dev.slipway.toolchain;

import dev.slipway.format.module.GoRelease;
import dev.slipway.project.FileTree;
import dev.slipway.project.UserDirectories;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The toolchains that Slipway has put on this computer, each in a directory of its own that appears
 * whole or not at all.
 *
 * @param root {@code ~/.local/share/slipway}
 */
public record ToolchainStore(Path root) {
  private static final String UNFINISHED = ".part-";

  /**
   * That of this user.
   *
   * @throws ToolchainException when the environment names no place for one
   */
  public static ToolchainStore of(Map<String, String> environment) throws ToolchainException {
    return UserDirectories.data(environment)
        .map(ToolchainStore::new)
        .orElseThrow(
            () ->
                ToolchainException.unusable(
                    "neither XDG_DATA_HOME nor HOME is set: there is no place to install Go"));
  }

  /** Where the links to what is used are; builds look here first (GoCommand). */
  private Path bin() {
    return root.resolve(UserDirectories.PROGRAMS);
  }

  private Path toolchains() {
    return root.resolve("go");
  }

  /** Where a release is, or would be: its GOROOT. */
  public Path goroot(GoRelease release) {
    return toolchains().resolve(release.name());
  }

  /** The go command of a release that is installed. */
  public Optional<Path> command(GoRelease release) {
    return Optional.of(goroot(release).resolve("bin").resolve("go")).filter(Files::isExecutable);
  }

  /** What is installed, the newest first. */
  public List<GoRelease> installed() throws IOException {
    if (!Files.isDirectory(toolchains())) {
      return List.of();
    }
    var found = new ArrayList<GoRelease>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(toolchains(), "go*")) {
      for (var entry : entries) {
        GoRelease.of(String.valueOf(entry.getFileName()))
            .filter(release -> command(release).isPresent())
            .ifPresent(found::add);
      }
    }
    return found.stream().sorted(java.util.Comparator.reverseOrder()).toList();
  }

  /**
   * Lets a release that is installed build a module from an empty environment, and runs what came
   * of it.
   *
   * @return what it says instead of what the program should say; empty when all is well
   */
  public Optional<String> fault(GoRelease release) throws IOException, InterruptedException {
    return EmptyBuild.fault(command(release).orElseThrow());
  }

  /**
   * Unpacks a toolchain beside and gives it its name. Another process that does the same waits;
   * what was cut off before is taken away.
   *
   * @return false when it was there already
   */
  public boolean install(VerifiedZip toolchain) throws IOException {
    return locked(
        () -> {
          removeUnfinished();
          if (command(toolchain.release()).isPresent()) {
            return false;
          }
          var part = Files.createTempDirectory(toolchains(), UNFINISHED);
          try {
            unpack(toolchain, part);
            sync(part);
            var goroot = goroot(toolchain.release());
            clear(goroot); // a directory of this name without a go command in it
            Files.move(part, goroot, StandardCopyOption.ATOMIC_MOVE);
            return true;
          } finally {
            clear(part);
          }
        });
  }

  /**
   * Unpacks a toolchain beside, lets it build a module there, and only then gives it its name,
   * which another that does not work may have: that one is taken away.
   *
   * @return what it says instead of building; then nothing was changed
   */
  public Optional<String> reinstall(VerifiedZip toolchain)
      throws IOException, InterruptedException {
    return locked(
        () -> {
          removeUnfinished();
          var part = Files.createTempDirectory(toolchains(), UNFINISHED);
          var old = Files.createTempDirectory(toolchains(), UNFINISHED);
          try {
            unpack(toolchain, part);
            sync(part);
            var fault = EmptyBuild.fault(part.resolve("bin").resolve("go"));
            var goroot = goroot(toolchain.release());
            if (fault.isEmpty() && Files.exists(goroot, LinkOption.NOFOLLOW_LINKS)) {
              Files.move(goroot, old.resolve("old"), StandardCopyOption.ATOMIC_MOVE);
            }
            if (fault.isEmpty()) {
              Files.move(part, goroot, StandardCopyOption.ATOMIC_MOVE);
            }
            return fault;
          } finally {
            clear(part);
            clear(old);
          }
        });
  }

  private interface Work<T, E extends Exception> {
    T done() throws IOException, E;
  }

  private <T, E extends Exception> T locked(Work<T, E> work) throws IOException, E {
    Files.createDirectories(toolchains());
    try (var channel =
            FileChannel.open(
                toolchains().resolve(".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        var lock = channel.lock()) {
      if (!lock.isValid()) {
        throw new IOException("cannot lock " + toolchains());
      }
      return work.done();
    }
  }

  private static void clear(Path directory) throws IOException {
    if (Files.exists(directory)) {
      FileTree.delete(directory);
    }
  }

  private void removeUnfinished() throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(toolchains(), UNFINISHED + "*")) {
      for (var entry : entries) {
        FileTree.delete(entry);
      }
    }
  }

  private static void unpack(VerifiedZip toolchain, Path to) throws IOException {
    Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwxr-xr-x"));
    Set<Path> made = new HashSet<>();
    toolchain.files(
        (name, isProgram, size, content) -> {
          var file = to.resolve(name);
          var directory = file.resolveSibling(".").normalize();
          if (made.add(directory)) {
            Files.createDirectories(directory);
          }
          write(file, content, isProgram);
        });
  }

  private static void write(Path file, InputStream content, boolean isProgram) throws IOException {
    Files.copy(content, file);
    if (isProgram) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  /**
   * All of it at once: file by file it would take longer than to unpack it (sync(1), coreutils).
   */
  private static void sync(Path directory) throws IOException {
    try {
      new ProcessBuilder("sync", "-f", directory.toString())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException noSuchCommand) {
      return; // then a power cut in the next seconds may cost the files' contents
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new java.io.InterruptedIOException("interrupted");
    }
  }

  /** Makes {@code bin/go} and {@code bin/gofmt} those of a release. */
  public Path use(GoRelease release) throws IOException {
    var bin = bin();
    Files.createDirectories(bin);
    for (var program : List.of("go", "gofmt")) {
      var link = bin.resolve(program);
      var part = bin.resolve(".part-" + ProcessHandle.current().pid() + "-" + program);
      Files.deleteIfExists(part);
      Files.createSymbolicLink(
          part, bin.relativize(goroot(release).resolve("bin").resolve(program)));
      Files.move(part, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
    return bin;
  }

  /** The release that {@code bin/go} is of; empty when there is none. */
  public Optional<GoRelease> used() {
    try {
      return Optional.ofNullable(bin().resolve("go").toRealPath().getParent())
          .map(Path::getParent)
          .filter(goroot -> goroot.startsWith(toolchains().toAbsolutePath()))
          .flatMap(goroot -> GoRelease.of(String.valueOf(goroot.getFileName())));
    } catch (IOException none) {
      return Optional.empty();
    }
  }

  /** Takes a release away, in one rename, so that no half of it can be called. */
  public void remove(GoRelease release) throws IOException {
    locked(
        () -> {
          var part = Files.createTempDirectory(toolchains(), UNFINISHED);
          Files.move(goroot(release), part.resolve(release.name()), StandardCopyOption.ATOMIC_MOVE);
          clear(part);
          return true;
        });
  }
}
