package dev.slipway.toolchain;

import dev.slipway.build.GoEnvironment;
import dev.slipway.format.module.GoPlatform;
import dev.slipway.format.module.GoRelease;
import dev.slipway.model.ExecutableSource;
import dev.slipway.module.ZipHash;
import dev.slipway.origin.OriginException;
import dev.slipway.origin.Origins;
import dev.slipway.project.InvalidFile;
import dev.slipway.project.UserDirectories;
import dev.slipway.sumdb.DatabaseException;
import dev.slipway.sumdb.SumDatabase;
import dev.slipway.web.Web;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

/**
 * Fetches toolchains as the go command does, as versions of the module {@code
 * golang.org/toolchain}, and lets none through that the checksum database does not vouch for. The
 * database is asked first: for what it does not know nothing is downloaded.
 */
public final class ToolchainSource {
  private static final int LARGEST_LIST = 8 << 20;

  /** As large as a module's zip may be (x/mod/zip, MaxZipFile). */
  private static final long LARGEST_ZIP = 500L << 20;

  private final Origins origins;
  private final SumDatabase database;
  private final GoEnvironment settings;
  private final Path cache;

  private ToolchainSource(
      Origins origins, SumDatabase database, GoEnvironment settings, Path cache) {
    this.origins = origins;
    this.database = database;
    this.settings = settings;
    this.cache = cache;
  }

  /**
   * This computer.
   *
   * @throws ToolchainException when Go makes no toolchains for it
   */
  public static GoPlatform here() throws ToolchainException {
    var system = System.getProperty("os.name", "");
    var machine = System.getProperty("os.arch", "");
    return GoPlatform.of(system, machine)
        .orElseThrow(
            () ->
                ToolchainException.unusable(
                    "Go makes no toolchains for " + system + " on " + machine));
  }

  /**
   * The environment in which a project's toolchain is fetched: what {@code build.env} says to Go,
   * and about proxies, goes over that of the process.
   */
  public static Map<String, String> environment(
      Map<String, String> process, ExecutableSource executable) {
    var all = new HashMap<>(process);
    if (executable instanceof ExecutableSource.Build build) {
      build
          .env()
          .forEach(
              (name, value) -> {
                if (name.startsWith("GO") || name.endsWith("_PROXY")) {
                  all.put(name, value);
                }
              });
    }
    return all;
  }

  /**
   * The one that the settings name.
   *
   * @throws ToolchainException when they name none, or switch the database off
   */
  public static ToolchainSource of(Map<String, String> environment, Web web)
      throws ToolchainException {
    var settings = GoEnvironment.of(environment);
    var cache =
        UserDirectories.cache(environment)
            .orElseThrow(
                () ->
                    ToolchainException.unusable(
                        "neither XDG_CACHE_HOME nor HOME is set: there is no place for what is"
                            + " downloaded"));
    try {
      var origins = Origins.of(settings, web);
      return new ToolchainSource(
          origins,
          SumDatabase.of(settings, environment, origins, web),
          settings,
          cache.resolve("toolchains"));
    } catch (OriginException failure) {
      throw ToolchainException.unusable(String.valueOf(failure.getMessage()), failure);
    } catch (DatabaseException failure) {
      throw of(failure);
    }
  }

  private static ToolchainException of(DatabaseException failure) {
    var message = String.valueOf(failure.getMessage());
    return failure.isUnreached()
        ? ToolchainException.unreached(message, failure)
        : ToolchainException.unusable(message, failure);
  }

  /**
   * The release that is meant: of a line its newest for this system, as far as the origin lists
   * them; a release is itself.
   */
  public GoRelease newest(GoRelease asked, GoPlatform platform)
      throws ToolchainException, InterruptedException {
    if (!asked.isLine()) {
      return asked;
    }
    return newest(release -> release.isOf(asked), asked.name(), platform);
  }

  /** The newest release of all for this system, as far as the origin lists them. */
  public GoRelease newest(GoPlatform platform) throws ToolchainException, InterruptedException {
    return newest(release -> true, "Go", platform);
  }

  private GoRelease newest(Predicate<GoRelease> isMeant, String words, GoPlatform platform)
      throws ToolchainException, InterruptedException {
    return listed(platform).stream()
        .filter(release -> isMeant.test(release) && !release.isPreview())
        .max(java.util.Comparator.naturalOrder())
        .orElseThrow(
            () ->
                ToolchainException.unreached(
                    "no release of "
                        + words
                        + " for "
                        + platform
                        + " is listed where GOPROXY points",
                    new IOException("@v/list")));
  }

  /**
   * Asks whether the checksum database vouches for a toolchain; nothing of it is downloaded.
   *
   * @throws ToolchainException when it does not, or does not answer
   */
  public void require(GoRelease release, GoPlatform platform)
      throws ToolchainException, InterruptedException {
    try {
      database.vouched(release.module(platform));
    } catch (DatabaseException failure) {
      throw of(failure);
    }
  }

  private List<GoRelease> listed(GoPlatform platform)
      throws ToolchainException, InterruptedException {
    try {
      var text =
          new String(
              origins.get(GoRelease.MODULE, "@v/list", LARGEST_LIST).orElse(new byte[0]),
              StandardCharsets.UTF_8);
      return text.lines()
          .flatMap(line -> GoRelease.ofModule(line.strip(), platform).stream())
          .toList();
    } catch (OriginException failure) {
      throw ToolchainException.unreached(String.valueOf(failure.getMessage()), failure);
    }
  }

  /**
   * A toolchain's zip, from this computer when it has it, and in any case verified now.
   *
   * @param progress is told how many bytes were downloaded
   * @throws ToolchainException when it is not to be had, or is not what the database vouches for
   */
  public VerifiedZip fetch(GoRelease release, GoPlatform platform, LongConsumer progress)
      throws ToolchainException, InterruptedException {
    var module = release.module(platform);
    try {
      var vouched = database.vouched(module);
      for (var file : here(release, platform)) {
        var hash = hash(release, platform, file);
        if (hash.filter(vouched::contains).isPresent()) {
          return new VerifiedZip(release, platform, file, hash.get());
        }
      }
      return download(release, platform, vouched, progress);
    } catch (DatabaseException failure) {
      throw of(failure);
    } catch (OriginException failure) {
      throw ToolchainException.unreached(String.valueOf(failure.getMessage()), failure);
    } catch (IOException failure) {
      throw ToolchainException.unusable(
          "keeping " + module + " in " + cache + ": " + failure.getMessage(), failure);
    }
  }

  /** Slipway's own copy, and the one in Go's module cache. */
  private List<Path> here(GoRelease release, GoPlatform platform) {
    var ofGo =
        settings
            .moduleCache()
            .map(
                modules ->
                    modules
                        .resolve("cache/download")
                        .resolve(GoRelease.MODULE)
                        .resolve("@v")
                        .resolve(release.module(platform).version() + ".zip"));
    return java.util.stream.Stream.concat(
            java.util.stream.Stream.of(kept(release, platform)), ofGo.stream())
        .filter(Files::isRegularFile)
        .toList();
  }

  private Path kept(GoRelease release, GoPlatform platform) {
    return cache.resolve(release + "." + platform + ".zip");
  }

  private static Optional<String> hash(GoRelease release, GoPlatform platform, Path file) {
    try {
      return Optional.of(ZipHash.of(release.module(platform), file));
    } catch (InvalidFile damaged) {
      return Optional.empty();
    }
  }

  private VerifiedZip download(
      GoRelease release, GoPlatform platform, List<String> vouched, LongConsumer progress)
      throws IOException, OriginException, ToolchainException, InterruptedException {
    var module = release.module(platform);
    Files.createDirectories(cache);
    var part = Files.createTempFile(cache, ".part", ".zip");
    try {
      var from =
          origins
              .download(
                  module.path(), "@v/" + module.version() + ".zip", part, LARGEST_ZIP, progress)
              .orElseThrow(
                  () ->
                      ToolchainException.unreached(
                          "no origin of modules has " + module + ", which the database knows",
                          new IOException(module.toString())));
      var hash = hash(release, platform, part);
      if (hash.filter(vouched::contains).isEmpty()) {
        throw ToolchainException.unreached(
            from
                + " is not the toolchain that the checksum database vouches for: nothing of it was"
                + " unpacked. Expected "
                + String.join(" or ", vouched)
                + ", got "
                + hash.orElse("no module's zip")
                + ". Do not build with this proxy until its owner knows why",
            new IOException(from));
      }
      var file = kept(release, platform);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return new VerifiedZip(release, platform, file, hash.get());
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
