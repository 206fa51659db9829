package dev.slipway.report;

import dev.slipway.format.gobinary.FunctionTable;
import dev.slipway.format.gobinary.GoFunction;
import dev.slipway.format.gobinary.PackageCode;
import dev.slipway.format.gobinary.PackageTally;
import dev.slipway.format.gobinary.SourcePaths;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * What the code of a Go executable is made of, as its table of functions tells.
 *
 * @param functions how many functions have code of their own
 * @param bytes of their code
 * @param packages each package with its share, the largest first
 * @param largest the largest functions, the largest first
 * @param sources what it tells of the computer it was built on
 */
record Code(
    long functions,
    long bytes,
    List<PackageCode> packages,
    List<GoFunction> largest,
    SourcePaths sources) {
  private static final int LARGEST = 10;

  /** Copies the lists. */
  Code {
    packages = List.copyOf(packages);
    largest = List.copyOf(largest);
  }

  /**
   * Reads it.
   *
   * @throws dev.slipway.format.FormatException when the table is damaged
   */
  static Code of(FunctionTable table) {
    var tally = new Tally();
    table.eachFunction(tally);
    return new Code(
        tally.functions,
        tally.bytes,
        tally.packages.packages(),
        tally.largest(),
        SourcePaths.of(table.files()));
  }

  /** Sees each function once. */
  private static final class Tally implements FunctionTable.FunctionVisitor {
    /** Written out: the cache of the start holds none of the comparators that the JDK composes. */
    private static final Comparator<GoFunction> LARGEST_FIRST =
        (a, b) ->
            a.size() == b.size() ? a.name().compareTo(b.name()) : Long.compare(b.size(), a.size());

    private final PackageTally packages = new PackageTally();
    private final PriorityQueue<GoFunction> kept =
        new PriorityQueue<>((a, b) -> LARGEST_FIRST.compare(b, a));
    private long least; // of those kept, once there are enough of them
    private long functions;
    private long bytes;

    @Override
    public void function(String table, int from, int to, long address, long size) {
      functions++;
      bytes += size;
      packages.add(table, from, to, size);
      if (size >= least) {
        keep(new GoFunction(FunctionTable.text(table, from, to), address, size));
      }
    }

    private void keep(GoFunction function) {
      kept.add(function);
      if (kept.size() > LARGEST) {
        kept.remove();
        least = kept.element().size();
      }
    }

    private List<GoFunction> largest() {
      return kept.stream().sorted(LARGEST_FIRST).toList();
    }
  }
}
