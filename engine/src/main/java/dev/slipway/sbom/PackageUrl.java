package dev.slipway.sbom;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import java.util.Optional;

/** Package URLs of Go modules. */
public final class PackageUrl {
  private PackageUrl() {}

  /**
   * Empty for what cannot be the path of a module, as a damaged file may have it.
   *
   * @param path module path
   * @param version of it; empty when it has none
   */
  public static Optional<String> of(String path, String version) {
    int slash = path.lastIndexOf('/');
    try {
      return Optional.of(
          new PackageURL(
                  "golang",
                  slash < 0 ? null : path.substring(0, slash),
                  path.substring(slash + 1),
                  version.isEmpty() ? null : version,
                  null,
                  null)
              .canonicalize());
    } catch (MalformedPackageURLException noModule) {
      return Optional.empty();
    }
  }
}
