package dev.slipway.report;

import dev.slipway.format.gobinary.FunctionTable;
import dev.slipway.format.gobinary.GoFunction;
import dev.slipway.format.gobinary.PackageCode;
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
    var functions = table.functions();
    return new Code(
        functions.size(),
        functions.stream().mapToLong(GoFunction::size).sum(),
        PackageCode.of(functions),
        largest(functions),
        SourcePaths.of(table.files()));
  }

  /** A choice of ten: sorting all of a large executable takes longer than reading them. */
  private static List<GoFunction> largest(List<GoFunction> functions) {
    var order =
        Comparator.comparingLong(GoFunction::size).reversed().thenComparing(GoFunction::name);
    var kept = new PriorityQueue<GoFunction>(order.reversed());
    for (var function : functions) {
      if (kept.size() < LARGEST || function.size() >= kept.peek().size()) {
        kept.add(function);
        if (kept.size() > LARGEST) {
          kept.remove();
        }
      }
    }
    return kept.stream().sorted(order).toList();
  }
}
