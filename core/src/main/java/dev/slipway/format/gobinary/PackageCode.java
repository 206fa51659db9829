package dev.slipway.format.gobinary;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much code of one package was linked in.
 *
 * @param path its import path; {@link GoFunction#COMPILER} for what the compiler makes for types
 * @param functions how many functions have code of their own
 * @param bytes of their code, what fills the gaps between them included
 */
public record PackageCode(String path, int functions, long bytes) {

  /**
   * All packages of these functions, the largest first.
   *
   * @param functions in the order of their addresses: those of a package mostly follow each other,
   *     which saves looking for the package of most names
   */
  public static List<PackageCode> of(List<GoFunction> functions) {
    var packages = new HashMap<String, PackageCode>();
    var run = new PackageCode(GoFunction.COMPILER, 0, 0);
    var prefix = "";
    for (var function : functions) {
      var name = function.name();
      if (prefix.isEmpty() || !name.startsWith(prefix) || name.indexOf('/', prefix.length()) >= 0) {
        run.addTo(packages);
        var path = function.packagePath();
        run = new PackageCode(path, 0, 0);
        prefix = name.startsWith(path + ".") ? path + "." : "";
      }
      run = new PackageCode(run.path, run.functions + 1, run.bytes + function.size());
    }
    run.addTo(packages);
    return packages.values().stream()
        .sorted(
            Comparator.comparingLong(PackageCode::bytes)
                .reversed()
                .thenComparing(PackageCode::path))
        .toList();
  }

  private void addTo(Map<String, PackageCode> packages) {
    if (functions > 0) {
      packages.merge(
          path,
          this,
          (a, b) -> new PackageCode(path, a.functions + b.functions, a.bytes + b.bytes));
    }
  }
}
