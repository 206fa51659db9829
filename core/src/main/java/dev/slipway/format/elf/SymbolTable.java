package dev.slipway.format.elf;

import dev.slipway.format.ByteReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The dynamic symbols by the index of the version each needs. Only undefined symbols need one of
 * somebody else.
 */
final class SymbolTable {
  private static final long HASH = 4;
  private static final long STRINGS = 5;
  private static final long SYMBOLS = 6;
  private static final long VERSIONS = 0x6ffffff0L;
  private static final int MOST_SYMBOLS = 1_000_000;
  private static final int LONGEST_NAME = 4096;

  private final Map<Integer, List<String>> byVersion;

  private SymbolTable(Map<Integer, List<String>> byVersion) {
    this.byVersion = byVersion;
  }

  /** The undefined symbols that need the version with this index, sorted. */
  List<String> ofVersion(int index) {
    return byVersion.getOrDefault(index, List.of()).stream().sorted().toList();
  }

  /** All undefined symbols, sorted. */
  List<String> all() {
    return byVersion.values().stream().flatMap(List::stream).sorted().distinct().toList();
  }

  /** Reads the symbols; empty when the file does not say where they are or how many. */
  static SymbolTable of(ElfFile file, Function<Long, Optional<Long>> tags) {
    var symbols = tags.apply(SYMBOLS).flatMap(file::offsetOf);
    var strings = tags.apply(STRINGS).flatMap(file::offsetOf);
    var versions = tags.apply(VERSIONS).flatMap(file::offsetOf);
    var result = new TreeMap<Integer, List<String>>();
    if (symbols.isEmpty() || strings.isEmpty()) {
      return new SymbolTable(result);
    }
    ByteReader bytes = file.bytes();
    boolean wide = file.header().wordSize() == 8;
    int size = wide ? 24 : 16;
    long count = Math.min(count(file, tags, size), MOST_SYMBOLS);
    for (long i = 1; i < count; i++) {
      long at = symbols.get() + i * size;
      boolean undefined = bytes.u16(at + (wide ? 6 : 14)) == 0;
      if (undefined) {
        long from = i; // musl's linker writes no versions
        int version = versions.map(table -> bytes.u16(table + 2 * from) & 0x7fff).orElse(0);
        var name = bytes.cString(strings.get() + bytes.u32(at), LONGEST_NAME);
        result.computeIfAbsent(version, none -> new ArrayList<>()).add(name);
      }
    }
    return new SymbolTable(result);
  }

  /** The section says how many there are; without sections the old hash table does (nchain). */
  private static long count(ElfFile file, Function<Long, Optional<Long>> tags, int size) {
    var section = file.section(".dynsym");
    if (section.isPresent()) {
      return section.get().size() / size;
    }
    return tags.apply(HASH)
        .flatMap(file::offsetOf)
        .map(offset -> file.bytes().u32(offset + 4))
        .orElse(0L);
  }
}
