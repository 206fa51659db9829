package dev.slipway.sandbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** The root file system of one suite, made once a computer and shared by all servers of it. */
public final class Image {
  /** Among the threads of this process; the file lock is among processes. */
  private static final ReentrantLock THREADS = new ReentrantLock();

  private final Places places;
  private final Suite suite;

  Image(Places places, Suite suite) {
    this.places = places;
    this.suite = suite;
  }

  /** The suite it is of. */
  public Suite suite() {
    return suite;
  }

  /** Its directory, there or not. */
  public Path directory() {
    return places.images().resolve(suite.codename());
  }

  /** When it was made; empty when it was not, or by another recipe than this version's. */
  public Optional<Instant> made() {
    Path mark = directory().resolve("etc/slipway-image");
    if (!StateFile.read(mark, "").equals(ImageBuild.recipe())) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.getLastModifiedTime(mark).toInstant());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Makes the image when there is none, and gives its directory. Of several processes that want the
   * same one, the first makes it and the others wait.
   *
   * @throws SandboxUnavailable when a program for it is missing
   * @throws SandboxFailure when it could not be made; no part of it is left
   */
  public Path ensure(ImageProgress progress) throws SandboxException {
    if (made().isPresent()) {
      return directory();
    }
    List<Missing> missing = Requirements.missingForImages();
    if (!missing.isEmpty()) {
      throw new SandboxUnavailable(missing);
    }
    THREADS.lock();
    try {
      Files.createDirectories(places.images());
      try (FileChannel channel = openLock();
          FileLock lock = channel.lock()) {
        if (lock.isValid() && made().isEmpty()) {
          new ImageBuild(places, suite).run(progress);
        }
      }
      return directory();
    } catch (IOException e) {
      throw SandboxFailure.because("make the image of " + suite.label(), String.valueOf(e));
    } finally {
      THREADS.unlock();
    }
  }

  /**
   * Removes what a killed build left beside the image, and a replaced image that no server runs on
   * any more. Leaves alone what is being made now, here or by another process.
   */
  void removeLeftovers() throws SandboxException {
    if (!Files.isDirectory(places.images()) || !THREADS.tryLock()) {
      return;
    }
    try (FileChannel channel = openLock();
        FileLock lock = channel.tryLock()) {
      if (lock != null) {
        ImageBuild.removeLeftovers(places, suite);
      }
    } catch (IOException e) {
      throw SandboxFailure.because("clean up " + places.images(), String.valueOf(e));
    } finally {
      THREADS.unlock();
    }
  }

  private FileChannel openLock() throws IOException {
    return FileChannel.open(
        places.images().resolve(suite.codename() + ".lock"),
        StandardOpenOption.CREATE,
        StandardOpenOption.WRITE);
  }
}
