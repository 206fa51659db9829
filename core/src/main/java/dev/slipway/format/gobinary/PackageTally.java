package dev.slipway.format.gobinary;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds up the code of each package. Functions are taken in the order of their addresses: those of a
 * package mostly follow each other, which saves looking for the package of most names.
 */
public final class PackageTally {
  private final Map<String, PackageCode> packages = new HashMap<>();
  private String path = GoFunction.COMPILER;
  private String prefix = "";
  private int functions;
  private long bytes;

  /** Adds a function as {@link FunctionTable.FunctionVisitor} is shown it. */
  public void add(String table, int from, int to, long size) {
    if (!isOfTheSame(table, from, to)) {
      close();
      path = GoFunction.packagePath(FunctionTable.text(table, from, to));
      prefix = path.isEmpty() ? "" : path + ".";
    }
    functions++;
    bytes += size;
  }

  private boolean isOfTheSame(String table, int from, int to) {
    return !prefix.isEmpty()
        && table.startsWith(prefix, from)
        && table.indexOf('/', Math.min(from + prefix.length(), to), to) < 0;
  }

  private void close() {
    if (functions > 0) {
      packages.merge(path, new PackageCode(path, functions, bytes), PackageCode::plus);
    }
    functions = 0;
    bytes = 0;
  }

  /** All packages so far, the largest first. */
  public List<PackageCode> packages() {
    close();
    return packages.values().stream()
        .sorted(
            (a, b) ->
                a.bytes() == b.bytes()
                    ? a.path().compareTo(b.path())
                    : Long.compare(b.bytes(), a.bytes()))
        .toList();
  }
}
