package dev.slipway.format.elf;

import dev.slipway.format.ByteReader;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/**
 * Takes from an executable what only debuggers read: the table of symbols and DWARF. All that is
 * loaded stays where it is, byte for byte but for three numbers of the ELF header (where the table
 * of sections is, how long, and which one holds the names), so addresses and build ids stay too.
 */
public final class Stripping {
  private static final int SYMBOLS = 2; // SHT_SYMTAB
  private static final int ADDENDS = 4; // SHT_RELA
  private static final int RELOCATIONS = 9; // SHT_REL
  private static final int SYMBOL_SECTIONS = 18; // SHT_SYMTAB_SHNDX
  private static final int NO_SEGMENT = 0; // PT_NULL
  private static final int LOADED = 2; // SHF_ALLOC
  private static final int INFO_IS_SECTION = 0x40; // SHF_INFO_LINK
  private static final int LONGEST_NAME = 4096;
  private static final List<String> FOR_DEBUGGERS =
      List.of(".debug_", ".zdebug_", ".gdb_index", ".stab");

  private final ElfFile elf;
  private final ByteReader file;
  private final int word;
  private final List<Header> headers;

  /** A section header, as it stands and what is asked of it. */
  private record Header(
      ByteReader raw,
      String name,
      int type,
      long flags,
      long offset,
      long size,
      int link,
      int info,
      long align) {
    boolean isLoaded() {
      return (flags & LOADED) != 0;
    }

    boolean isInFile() {
      return type != Section.NOBITS && type != 0;
    }

    boolean isRelocations() {
      return type == ADDENDS || type == RELOCATIONS;
    }
  }

  private Stripping(ElfFile elf) {
    this.elf = elf;
    this.file = elf.bytes();
    this.word = elf.header().wordSize();
    this.headers = headers();
  }

  /**
   * The stripped file; the same bytes when there is nothing to take away.
   *
   * @throws dev.slipway.format.FormatException when the file is damaged, or is no executable
   */
  public static byte[] of(ElfFile elf) {
    int type = elf.header().type();
    if (type != ElfHeader.EXEC && type != ElfHeader.DYN) {
      throw elf.bytes().error(16, "an executable", "ELF type " + type);
    }
    if (elf.bytes().size() > Integer.MAX_VALUE / 2) {
      throw elf.bytes().error(0, "at most 1 GB", elf.bytes().size() + " bytes");
    }
    var stripping = new Stripping(elf);
    var taken = stripping.taken();
    return taken.isEmpty()
        ? elf.bytes().copy(0, (int) elf.bytes().size())
        : stripping.without(taken);
  }

  private List<Header> headers() {
    var sections = elf.sections();
    var all = new ArrayList<Header>();
    int size = word == 8 ? 64 : 40;
    for (int i = 0; i < sections.size(); i++) {
      var in = file.slice(elf.header().sectionTable() + (long) i * size, size, "a section header");
      int numbers = 8 + 4 * word; // sh_link, behind flags, address, offset and size
      all.add(
          new Header(
              in,
              sections.get(i).name(),
              sections.get(i).type(),
              in.word(8, word),
              sections.get(i).offset(),
              sections.get(i).size(),
              in.i32(numbers),
              in.i32(numbers + 4),
              in.word(numbers + 8, word)));
    }
    return List.copyOf(all);
  }

  /** The sections that go, by their index. */
  private Set<Integer> taken() {
    var taken = new HashSet<Integer>();
    for (int i = 1; i < headers.size(); i++) {
      var header = headers.get(i);
      if (header.isLoaded() || i == elf.header().sectionNames()) {
        continue;
      }
      if (header.type() == SYMBOLS || header.type() == SYMBOL_SECTIONS) {
        taken.add(i);
        if (header.type() == SYMBOLS && isTaken(header.link())) {
          taken.add(header.link());
        }
      } else if (header.isRelocations()
          || FOR_DEBUGGERS.stream().anyMatch(header.name()::startsWith)) {
        taken.add(i);
      }
    }
    return taken;
  }

  /** Whether the names of symbols can go: they can be those of sections too. */
  private boolean isTaken(int strings) {
    return strings > 0
        && strings < headers.size()
        && strings != elf.header().sectionNames()
        && !headers.get(strings).isLoaded();
  }

  private byte[] without(Set<Integer> taken) {
    int last = headers.size() - 1;
    if (elf.header().sectionNames() > last) {
      throw file.error(
          elf.header().sectionTable(),
          "the names of sections in one of 0 to " + last,
          String.valueOf(elf.header().sectionNames()));
    }
    var numbers = new int[headers.size()]; // what becomes of an index; 0 for those that go
    int count = 0;
    for (int i = 0; i < headers.size(); i++) {
      numbers[i] = taken.contains(i) ? 0 : count++;
    }
    long end = endOfLoaded();
    var output = new Output(file.copy(0, (int) end));
    var names = new Names();
    var table = new ByteArrayOutputStream();
    var placed = new LinkedHashMap<Integer, Long>();
    for (int i = 0; i < headers.size(); i++) {
      var header = headers.get(i);
      boolean isNames = i == elf.header().sectionNames();
      if (!taken.contains(i) && !isNames && !header.isLoaded() && header.isInFile()) {
        placed.put(i, output.append(header, end));
      }
    }
    for (int i = 0; i < headers.size(); i++) {
      if (!taken.contains(i)) {
        names.add(headers.get(i).name());
      }
    }
    long namesAt = output.append(names.bytes());
    for (int i = 0; i < headers.size(); i++) {
      if (taken.contains(i)) {
        continue;
      }
      var header = headers.get(i);
      var raw =
          ByteBuffer.wrap(header.raw().copy(0, (int) header.raw().size())).order(file.order());
      raw.putInt(0, names.at(header.name()));
      if (i == elf.header().sectionNames()) {
        putWord(raw, 8 + 2 * word, namesAt);
        putWord(raw, 8 + 3 * word, names.bytes().length);
      } else {
        putWord(raw, 8 + 2 * word, placed.getOrDefault(i, header.offset()));
      }
      int links = 8 + 4 * word;
      raw.putInt(links, number(numbers, header.link()));
      if (header.isRelocations() || (header.flags() & INFO_IS_SECTION) != 0) {
        raw.putInt(links + 4, number(numbers, header.info()));
      }
      table.writeBytes(raw.array());
    }
    return output.finish(table.toByteArray(), count, numbers[elf.header().sectionNames()]);
  }

  private static int number(int[] numbers, int old) {
    return old >= 0 && old < numbers.length ? numbers[old] : old;
  }

  private void putWord(ByteBuffer into, int at, long value) {
    if (word == 8) {
      into.putLong(at, value);
    } else {
      into.putInt(at, (int) value);
    }
  }

  /** Where that ends which a kernel, a loader or the program itself can ask for. */
  private long endOfLoaded() {
    int segment = word == 8 ? 56 : 32;
    long end = elf.header().segmentTable() + (long) segment * elf.header().segmentCount();
    for (var each : elf.segments()) {
      if (each.type() != NO_SEGMENT && each.fileSize() != 0) {
        file.slice(each.offset(), each.fileSize(), "a segment");
        end = Math.max(end, each.offset() + each.fileSize());
      }
    }
    for (var header : headers) {
      if (header.isLoaded() && header.isInFile()) {
        file.slice(header.offset(), header.size(), "the section " + header.name());
        end = Math.max(end, header.offset() + header.size());
      }
    }
    return Math.max(end, word == 8 ? 64 : 52); // the ELF header itself
  }

  /** The names of sections, each once. */
  private static final class Names {
    private final LinkedHashMap<String, Integer> positions = new LinkedHashMap<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    void add(String name) {
      if (!positions.containsKey(name)) {
        positions.put(name, bytes.size());
        bytes.writeBytes((name + '\0').getBytes(StandardCharsets.UTF_8));
      }
    }

    int at(String name) {
      return positions.getOrDefault(name, 0);
    }

    byte[] bytes() {
      return bytes.toByteArray();
    }
  }

  /** The file as it grows; never longer than what it was made of and its table of sections. */
  private final class Output {
    private final ByteArrayOutputStream bytes;
    private final long most = file.size() + (headers.size() + 1L) * (64 + LONGEST_NAME);

    Output(byte[] loaded) {
      bytes = new ByteArrayOutputStream((int) file.size());
      bytes.writeBytes(loaded);
    }

    /** Where the content of a section that is not loaded is now. */
    long append(Header header, long end) {
      var content = file.slice(header.offset(), header.size(), "the section " + header.name());
      if (header.offset() + header.size() <= end) {
        return header.offset(); // it was copied with what is loaded
      }
      align(Long.bitCount(header.align()) == 1 && header.align() <= 4096 ? header.align() : 1);
      return append(content.copy(0, (int) content.size()));
    }

    long append(byte[] content) {
      if (bytes.size() + (long) content.length > most) {
        throw file.error(
            elf.header().sectionTable(),
            "sections that do not overlap",
            "more bytes than the file");
      }
      long at = bytes.size();
      bytes.writeBytes(content);
      return at;
    }

    private void align(long to) {
      while (bytes.size() % to != 0) {
        bytes.write(0);
      }
    }

    byte[] finish(byte[] table, int count, int names) {
      align(8);
      long tableAt = append(table);
      var whole = ByteBuffer.wrap(bytes.toByteArray()).order(file.order());
      putWord(whole, 24 + 2 * word, tableAt);
      int counts = 24 + 3 * word + 12; // e_shnum
      whole.putShort(counts, (short) count);
      whole.putShort(counts + 2, (short) names);
      return whole.array();
    }
  }
}
