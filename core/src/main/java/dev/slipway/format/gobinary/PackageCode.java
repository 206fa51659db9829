package dev.slipway.format.gobinary;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/**
 * How much code of one package was linked in.
 *
 * @param path its import path; {@link GoFunction#COMPILER} for what the compiler makes for types
 * @param functions how many functions have code of their own
 * @param bytes of their code, what fills the gaps between them included
 */
public record PackageCode(String path, int functions, long bytes) {

  /** All packages of these functions, the largest first. */
  public static List<PackageCode> of(List<GoFunction> functions) {
    var packages = new HashMap<String, PackageCode>();
    for (var function : functions) {
      var path = function.packagePath();
      packages.merge(path, new PackageCode(path, 1, function.size()), PackageCode::and);
    }
    return packages.values().stream()
        .sorted(
            Comparator.comparingLong(PackageCode::bytes)
                .reversed()
                .thenComparing(PackageCode::path))
        .toList();
  }

  private PackageCode and(PackageCode more) {
    return new PackageCode(path, functions + more.functions, bytes + more.bytes);
  }
}
