package dev.slipway.format.elf;

import dev.slipway.format.ByteReader;
import dev.slipway.format.FormatException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An ELF file. Reading the header and the segments is done at once, everything else when it is
 * asked for; a damaged part makes only that question fail, with {@link FormatException}.
 */
public final class ElfFile {
  private static final long X86_FEATURES = 0xc0000002L;
  private static final int LONGEST_NAME = 4096; // PATH_MAX; section and symbol names are shorter

  private final ByteReader bytes;
  private final ElfHeader header;
  private final List<Segment> segments;

  /** Read when they are first asked for: many ask, and a damaged table must not fail the others. */
  private Optional<List<Section>> sections = Optional.empty();

  private ElfFile(ByteReader bytes, ElfHeader header, List<Segment> segments) {
    this.bytes = bytes;
    this.header = header;
    this.segments = segments;
  }

  /**
   * Reads header and segments.
   *
   * @throws FormatException when the bytes are not an ELF file
   */
  public static ElfFile read(MemorySegment file) {
    var raw = ByteReader.of(file);
    var header = ElfHeader.read(raw);
    var bytes = raw.in(header.order());
    return new ElfFile(bytes, header, segments(bytes, header));
  }

  /** The header. */
  public ElfHeader header() {
    return header;
  }

  /** The program headers, in order. */
  public List<Segment> segments() {
    return segments;
  }

  /** The bytes of the whole file, in its byte order. */
  public ByteReader bytes() {
    return bytes;
  }

  /** The section headers, in order; none in a file whose headers were taken away. */
  public List<Section> sections() {
    var read = sections.orElseGet(this::named);
    sections = Optional.of(read);
    return read;
  }

  private List<Section> named() {
    var unnamed = unnamedSections();
    if (header.sectionNames() >= unnamed.size()) {
      return unnamed;
    }
    var strings = unnamed.get(header.sectionNames());
    var names = bytes.slice(strings.offset(), strings.size(), "section names");
    var result = new ArrayList<Section>();
    for (int i = 0; i < unnamed.size(); i++) {
      var name = names.cString(bytes.u32(header.sectionTable() + i * sectionSize()), LONGEST_NAME);
      result.add(unnamed.get(i).named(name));
    }
    return List.copyOf(result);
  }

  private List<Section> unnamedSections() {
    if (header.sectionTable() == 0) {
      return List.of();
    }
    var table =
        bytes.slice(
            header.sectionTable(), sectionSize() * header.sectionCount(), "section headers");
    var sections = new ArrayList<Section>();
    for (int i = 0; i < header.sectionCount(); i++) {
      sections.add(section(table, i * sectionSize()));
    }
    return List.copyOf(sections);
  }

  private long sectionSize() {
    return header.wordSize() == 8 ? 64 : 40;
  }

  private Section section(ByteReader table, long at) {
    int word = header.wordSize();
    long address = at + 8 + word; // after sh_name, sh_type, sh_flags
    return new Section(
        "",
        table.i32(at + 4),
        table.word(address, word),
        table.word(address + word, word),
        table.word(address + 2L * word, word));
  }

  /** The section of this name, when the file has sections and this one. */
  public Optional<Section> section(String name) {
    return sections().stream().filter(section -> section.name().equals(name)).findFirst();
  }

  /** Whether the table of symbols was taken away ({@code -s}, {@code strip}). */
  public boolean isStripped() {
    return section(".symtab").isEmpty();
  }

  /** Whether it holds what a debugger reads (DWARF), compressed or not. */
  public boolean hasDebugInfo() {
    return section(".debug_info").or(() -> section(".zdebug_info")).isPresent();
  }

  /** The path of the dynamic loader ({@code PT_INTERP}), when one is needed. */
  public Optional<String> interpreter() {
    return segments.stream()
        .filter(segment -> segment.type() == Segment.INTERPRETER)
        .findFirst()
        .map(segment -> bytes.slice(segment.offset(), segment.fileSize(), "the interpreter"))
        .map(path -> path.cString(0, LONGEST_NAME));
  }

  /** The first segment of a type, when there is one. */
  public Optional<Segment> segment(int type) {
    return segments.stream().filter(segment -> segment.type() == type).findFirst();
  }

  /** What the dynamic loader reads; empty for a static file. */
  public Optional<DynamicSection> dynamic() {
    return segments.stream()
        .filter(segment -> segment.type() == Segment.DYNAMIC)
        .findFirst()
        .map(segment -> DynamicSection.read(this, segment));
  }

  /**
   * What the whole program is marked for of x86's guards of control flow: {@code IBT}, {@code
   * SHSTK} ({@code GNU_PROPERTY_X86_FEATURE_1_AND}).
   *
   * @throws FormatException when the note is damaged
   */
  public List<String> controlFlowProtections() {
    long bits = GnuProperties.of(this, X86_FEATURES).orElse(0L);
    var names = new ArrayList<String>();
    if ((bits & 1) != 0) {
      names.add("IBT");
    }
    if ((bits & 2) != 0) {
      names.add("SHSTK");
    }
    return List.copyOf(names);
  }

  /** How the file is put together at its start. */
  public Linkage linkage() {
    var dynamic = dynamic();
    boolean loader = interpreter().isPresent();
    boolean libraries = dynamic.map(d -> !d.needed().isEmpty()).orElse(false);
    if (header.type() == ElfHeader.DYN && !loader) {
      boolean executable = dynamic.map(DynamicSection::isPie).orElse(false);
      return executable && !libraries ? Linkage.STATIC_PIE : Linkage.SHARED_LIBRARY;
    }
    if (!loader) {
      return Linkage.STATIC;
    }
    return libraries ? Linkage.DYNAMIC : Linkage.LOADER_ONLY;
  }

  /**
   * Whether anything that is loaded into memory holds this ASCII text: a constant of the program.
   *
   * @throws FormatException when a segment is not whole
   */
  public boolean holds(String text) {
    var wanted = text.getBytes(StandardCharsets.US_ASCII);
    return segments.stream()
        .filter(segment -> segment.type() == Segment.LOAD)
        .map(s -> bytes.slice(s.offset(), s.fileSize(), "a segment"))
        .anyMatch(loaded -> loaded.indexOf(wanted, 0) >= 0);
  }

  /** The offset in the file of an address in memory, when a loaded segment has it there. */
  public Optional<Long> offsetOf(long address) {
    for (var segment : segments) { // asked for each pointer: a stream would take most of the time
      if (segment.type() == Segment.LOAD
          && address >= segment.address()
          && address - segment.address() < segment.fileSize()) {
        return Optional.of(segment.offset() + (address - segment.address()));
      }
    }
    return Optional.empty();
  }

  /**
   * What is missing at the end of the file, in words; empty when all that the headers name is
   * there.
   */
  public Optional<String> truncation() {
    for (var segment : segments) {
      if (segment.type() == Segment.LOAD && !bytes.has(segment.offset(), segment.fileSize())) {
        return Optional.of(missing("a segment", segment.offset(), segment.fileSize()));
      }
    }
    long table = sectionSize() * header.sectionCount();
    if (header.sectionTable() != 0 && !bytes.has(header.sectionTable(), table)) {
      return Optional.of(missing("the table of sections", header.sectionTable(), table));
    }
    return unnamedSections().stream()
        .filter(s -> s.type() != Section.NOBITS && !bytes.has(s.offset(), s.size()))
        .findFirst()
        .map(s -> missing("a section", s.offset(), s.size()));
  }

  private String missing(String part, long offset, long size) {
    return part
        + " ends at byte "
        + Long.toUnsignedString(offset + size)
        + ", the file at byte "
        + bytes.size();
  }

  private static List<Segment> segments(ByteReader bytes, ElfHeader header) {
    boolean wide = header.wordSize() == 8;
    int size = wide ? 56 : 32;
    var table =
        bytes.slice(header.segmentTable(), (long) size * header.segmentCount(), "program headers");
    var segments = new ArrayList<Segment>();
    for (int i = 0; i < header.segmentCount(); i++) {
      long at = (long) i * size;
      segments.add(
          wide
              ? new Segment(
                  table.i32(at),
                  table.u32(at + 4),
                  table.i64(at + 8),
                  table.i64(at + 16),
                  table.i64(at + 32),
                  table.i64(at + 40))
              : new Segment(
                  table.i32(at),
                  table.u32(at + 24),
                  table.u32(at + 4),
                  table.u32(at + 8),
                  table.u32(at + 16),
                  table.u32(at + 20)));
    }
    return List.copyOf(segments);
  }
}
