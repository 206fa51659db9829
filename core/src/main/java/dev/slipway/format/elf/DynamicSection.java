package dev.slipway.format.elf;

import dev.slipway.format.ByteReader;
import dev.slipway.format.FormatException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * What the dynamic loader reads of a file ({@code PT_DYNAMIC}; the System V ABI, chapter 5, and the
 * GNU extensions of elf.h). Strings and versions are read through the addresses given here, so a
 * file without section headers is read as well.
 */
public final class DynamicSection {
  private static final long NEEDED = 1;
  private static final long PLT_SIZE = 2;
  private static final long STRING_TABLE = 5;
  private static final long RELOCATIONS = 7;
  private static final long RELOCATION_SIZE = 8;
  private static final long RPATH = 15;
  private static final long TEXT_RELOCATIONS = 22;
  private static final long BIND_NOW = 24;
  private static final long RUNPATH = 29;
  private static final long FLAGS = 30;
  private static final long FLAGS_1 = 0x6ffffffbL;
  private static final long VERSION_NEEDS = 0x6ffffffeL;
  private static final long VERSION_NEED_COUNT = 0x6fffffffL;
  private static final long FLAG_PIE = 0x08000000L; // of FLAGS_1, as the next
  private static final long FLAG_NOW = 1;
  private static final long FLAG_TEXT_RELOCATIONS = 4;
  private static final long FLAG_BIND_NOW = 8;
  private static final int MOST_ENTRIES = 100_000; // real files have some dozens
  private static final int LONGEST_NAME = 4096;

  private final ElfFile file;
  private final List<Entry> entries;

  private record Entry(long tag, long value) {}

  private DynamicSection(ElfFile file, List<Entry> entries) {
    this.file = file;
    this.entries = entries;
  }

  static DynamicSection read(ElfFile file, Segment segment) {
    int word = file.header().wordSize();
    var table = file.bytes().slice(segment.offset(), segment.fileSize(), "the dynamic section");
    var entries = new ArrayList<Entry>();
    for (long at = 0; table.has(at, 2L * word) && entries.size() < MOST_ENTRIES; at += 2L * word) {
      long tag = table.word(at, word);
      if (tag == 0) {
        break;
      }
      entries.add(new Entry(tag, table.word(at + word, word)));
    }
    return new DynamicSection(file, List.copyOf(entries));
  }

  /** The libraries that must be there, in order: {@code libc.so.6}. */
  public List<String> needed() {
    return strings(NEEDED);
  }

  /**
   * Directories that are searched for libraries first ({@code DT_RUNPATH}, else {@code DT_RPATH}).
   */
  public List<String> libraryPath() {
    var runpath = strings(RUNPATH);
    return (runpath.isEmpty() ? strings(RPATH) : runpath)
        .stream().flatMap(path -> List.of(path.split(":")).stream()).toList();
  }

  /** Whether the linker marked it as a position-independent executable ({@code DF_1_PIE}). */
  public boolean isPie() {
    return has(FLAGS_1, FLAG_PIE);
  }

  /** Whether the loader looks functions up when each is first called, unless it is told not to. */
  public boolean hasLateFunctions() {
    return value(PLT_SIZE).filter(bytes -> bytes != 0).isPresent();
  }

  /** Whether the loader is told to look all functions up at the start ({@code BIND_NOW}). */
  public boolean isBoundAtStart() {
    return value(BIND_NOW).isPresent() || has(FLAGS, FLAG_BIND_NOW) || has(FLAGS_1, FLAG_NOW);
  }

  /** Whether the loader has to write into the code ({@code TEXTREL}). */
  public boolean hasTextRelocations() {
    return value(TEXT_RELOCATIONS).isPresent() || has(FLAGS, FLAG_TEXT_RELOCATIONS);
  }

  private boolean has(long tag, long flag) {
    return value(tag).filter(flags -> (flags & flag) != 0).isPresent();
  }

  /**
   * The table of relocations with addends ({@code Elf_Rela}), which tell what pointers in data will
   * be: of each the address of the pointer, the kind, the addend, a word each. Empty when there is
   * none.
   *
   * @throws FormatException when it is not whole
   */
  public Optional<ByteReader> relocations() {
    return value(RELOCATIONS)
        .map(this::offset)
        .map(
            at ->
                file.bytes()
                    .slice(at, value(RELOCATION_SIZE).orElse(0L), "the table of relocations"));
  }

  /**
   * The names of what others must have, sorted; empty when the file has no table of them whose
   * length it tells.
   *
   * @throws FormatException when the table is damaged
   */
  public List<String> imports() {
    return SymbolTable.of(file, this::value).all();
  }

  /**
   * The versions that libraries must have, with the symbols that need each.
   *
   * @throws FormatException when the table is damaged
   */
  public List<VersionNeed> versionNeeds() {
    var address = value(VERSION_NEEDS);
    if (address.isEmpty()) {
      return List.of();
    }
    var symbols = SymbolTable.of(file, this::value);
    var needs = new ArrayList<VersionNeed>();
    long at = offset(address.get());
    long count = value(VERSION_NEED_COUNT).orElse(0L);
    for (long i = 0; i < count && i < MOST_ENTRIES; i++) {
      long next = library(at, symbols, needs);
      if (next == 0) {
        break;
      }
      at += next;
    }
    return List.copyOf(needs);
  }

  /**
   * Of each library and each set of versions ({@code GLIBC}, {@code GLIBCXX}) the highest that is
   * needed, then the needs without numbers ({@code GLIBC_PRIVATE}), as the file lists them.
   *
   * @throws FormatException when the table is damaged
   */
  public List<VersionNeed> highestVersionNeeds() {
    var highest = new LinkedHashMap<String, VersionNeed>();
    for (var need : versionNeeds()) {
      var set = need.number().map(SymbolVersion::set).orElse(need.version());
      highest.merge(
          need.library() + " " + set,
          need,
          (a, b) -> Comparator.comparing(DynamicSection::number).compare(a, b) >= 0 ? a : b);
    }
    return List.copyOf(highest.values());
  }

  private static SymbolVersion number(VersionNeed need) {
    return need.number().orElse(new SymbolVersion(need.version(), 0, 0, 0));
  }

  /** Reads one {@code Elf_Verneed} and its chain; the result is {@code vn_next}. */
  private long library(long at, SymbolTable symbols, List<VersionNeed> needs) {
    ByteReader bytes = file.bytes();
    var library = string(bytes.u32(at + 4));
    int count = bytes.u16(at + 2);
    long version = at + bytes.u32(at + 8);
    for (int i = 0; i < count && needs.size() < MOST_ENTRIES; i++) {
      int index = bytes.u16(version + 6) & 0x7fff; // the top bit hides a symbol from others
      needs.add(
          new VersionNeed(
              library,
              string(bytes.u32(version + 8)),
              (bytes.u16(version + 4) & 2) != 0,
              symbols.ofVersion(index)));
      long next = bytes.u32(version + 12);
      if (next == 0) {
        break;
      }
      version += next;
    }
    return bytes.u32(at + 12);
  }

  private List<String> strings(long tag) {
    return entries.stream()
        .filter(entry -> entry.tag() == tag)
        .map(entry -> string(entry.value()))
        .toList();
  }

  private String string(long position) {
    long table = value(STRING_TABLE).map(this::offset).orElseThrow(this::noStrings);
    return file.bytes().cString(Math.addExact(table, clamp(position)), LONGEST_NAME);
  }

  private long clamp(long position) {
    if (position < 0 || position > file.bytes().size()) {
      throw noStrings();
    }
    return position;
  }

  private FormatException noStrings() {
    return file.bytes().error(0, "a string table", "none at the address of DT_STRTAB");
  }

  private Optional<Long> value(long tag) {
    return entries.stream().filter(e -> e.tag() == tag).map(Entry::value).findFirst();
  }

  private long offset(long address) {
    return file.offsetOf(address)
        .orElseThrow(
            () ->
                file.bytes()
                    .error(
                        0, "a loaded address", "0x" + Long.toHexString(address) + ", not loaded"));
  }
}
