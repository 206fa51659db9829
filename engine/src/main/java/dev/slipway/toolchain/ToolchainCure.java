package dev.slipway.toolchain;

import dev.slipway.format.module.GoRelease;
import dev.slipway.web.Web;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Gives this user a Go that works: installed as {@code slipway go install} does, proven by a build,
 * and only then chosen as {@code slipway go use} does. Where a step fails all is as it was before.
 *
 * @param environment in which it is fetched, and which says where it is kept
 * @param notices gets a sentence before what takes time
 */
public record ToolchainCure(Map<String, String> environment, Consumer<String> notices) {
  /** Copies the map. */
  public ToolchainCure {
    environment = Map.copyOf(environment);
  }

  /**
   * The release that {@link #apply} would give: one that is installed, or one for which the
   * checksum database vouches. Nothing is downloaded.
   *
   * @param asked a release, or a line for its newest; empty for the newest of all
   * @throws ToolchainException when none is to be had
   */
  public GoRelease promise(Optional<GoRelease> asked)
      throws ToolchainException, InterruptedException {
    var platform = ToolchainSource.here();
    try (var web = Web.of(environment)) {
      var kept =
          ToolchainStore.of(environment).installed().stream()
              .filter(release -> asked.filter(a -> !isMeant(release, a)).isEmpty())
              .findFirst();
      if (kept.isPresent()) {
        return kept.get();
      }
      var source = ToolchainSource.of(environment, web);
      var release =
          asked.isPresent() ? source.newest(asked.get(), platform) : source.newest(platform);
      source.require(release, platform);
      return release;
    } catch (IOException failure) {
      throw ToolchainException.unusable("cannot read what is installed: " + failure, failure);
    }
  }

  private static boolean isMeant(GoRelease release, GoRelease asked) {
    return asked.isLine() ? release.isOf(asked) && !release.isPreview() : release.equals(asked);
  }

  /**
   * Installs a release, unless one is there that works, and uses it.
   *
   * @throws ToolchainException when it is not to be had, or does not build a module here
   */
  public void apply(GoRelease release) throws ToolchainException, InterruptedException {
    var store = ToolchainStore.of(environment);
    try (var web = Web.of(environment)) {
      if (store.command(release).isEmpty() || store.fault(release).isPresent()) {
        install(store, ToolchainSource.of(environment, web), release);
      }
      store.use(release);
    } catch (IOException failure) {
      throw ToolchainException.unusable(
          "installing " + release + " in " + store.root() + ": " + failure.getMessage(), failure);
    }
  }

  private void install(ToolchainStore store, ToolchainSource source, GoRelease release)
      throws ToolchainException, IOException, InterruptedException {
    var platform = ToolchainSource.here();
    notices.accept("fetching " + release + " for " + platform);
    var zip = source.fetch(release, platform, bytes -> {});
    notices.accept("letting " + release + " build a module");
    var fault = store.reinstall(zip);
    if (fault.isPresent()) {
      throw ToolchainException.unusable(
          release
              + " does not build a module from an empty environment on this computer, so it was not"
              + " kept: "
              + fault.get());
    }
  }
}
