package dev.slipway.format.gobinary;

import dev.slipway.format.ByteReader;
import dev.slipway.format.elf.ElfFile;
import dev.slipway.format.elf.Section;
import dev.slipway.format.elf.Segment;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * The head of Go's table of functions (pclntab), in the four forms it has had: Go 1.2, 1.16, 1.18
 * and 1.20, which Go 1.27 still writes (internal/abi/symtab.go, debug/gosym/pclntab.go). All
 * offsets are from the head's own first byte.
 *
 * @param table the table, in the byte order of the file
 * @param form what is different
 * @param wordSize 4 or 8
 * @param functionCount how many functions have code of their own
 * @param textStart the address that entries are counted from; 0 where entries are addresses, and
 *     since Go 1.26, which leaves it out
 * @param names where the names of functions begin
 * @param namesEnd where they end
 * @param files where the names of source files begin
 * @param filesEnd where they end
 * @param functions where the list of functions begins
 */
record PclnHeader(
    ByteReader table,
    Form form,
    int wordSize,
    long functionCount,
    long textStart,
    long names,
    long namesEnd,
    long files,
    long filesEnd,
    long functions) {

  private static final int WORDS = 8; // where the first word is
  private static final int LONGEST_HEAD = WORDS + 8 * 8;

  /** More functions than any program has: Kubernetes' largest have 150 000. */
  private static final long MOST_FUNCTIONS = 8L << 20;

  /** The form of the table, by the release that brought it. */
  enum Form {
    GO_1_2(0xfffffffbL),
    GO_1_16(0xfffffffaL),
    GO_1_18(0xfffffff0L),
    GO_1_20(0xfffffff1L);

    private final long magic;

    Form(long magic) {
      this.magic = magic;
    }

    /** Since Go 1.18 entries are 32 bits from the start of the text; before they are addresses. */
    boolean isRelative() {
      return this == GO_1_18 || this == GO_1_20;
    }

    private static Optional<Form> of(long magic) {
      for (var form : values()) {
        if (form.magic == magic) {
          return Optional.of(form);
        }
      }
      return Optional.empty();
    }
  }

  /**
   * Finds the table by its section or, in a file without sections, by its first bytes. Empty when
   * there is none, or none of a known form: not Go, or its magic was changed (garble).
   *
   * @throws dev.slipway.format.FormatException when the section is damaged
   */
  static Optional<PclnHeader> of(ElfFile elf) {
    return elf.section(".gopclntab")
        .or(() -> elf.section(".data.rel.ro.gopclntab"))
        .filter(section -> section.type() != Section.NOBITS)
        .map(s -> elf.bytes().slice(s.offset(), s.size(), "the section " + s.name()))
        .flatMap(PclnHeader::read)
        .or(() -> elf.sections().isEmpty() ? search(elf) : Optional.empty());
  }

  private static Optional<PclnHeader> search(ElfFile elf) {
    return elf.segments().stream()
        .filter(segment -> segment.type() == Segment.LOAD)
        .map(s -> elf.bytes().slice(s.offset(), s.fileSize(), "a segment"))
        .flatMap(
            bytes ->
                LongStream.iterate(0, at -> bytes.has(at, LONGEST_HEAD), at -> at + 8)
                    .filter(at -> (bytes.u32(at) & 0xffffff00L) == 0xffffff00L)
                    .filter(at -> bytes.u16(at + 4) == 0)
                    .mapToObj(at -> read(bytes.slice(at, bytes.size() - at, "a table")))
                    .flatMap(Optional::stream)
                    .filter(PclnHeader::isPlausible))
        .findFirst();
  }

  private static Optional<PclnHeader> read(ByteReader table) {
    var form = table.has(0, WORDS) ? Form.of(table.u32(0)) : Optional.<Form>empty();
    int word = form.isPresent() ? table.u8(7) : 0;
    return word == 4 || word == 8
        ? Optional.of(form.get() == Form.GO_1_2 ? old(table, word) : read(table, form.get(), word))
        : Optional.empty();
  }

  private static PclnHeader read(ByteReader table, Form form, int word) {
    boolean hasTextStart = form.isRelative();
    int offsets = hasTextStart ? 3 : 2;
    return new PclnHeader(
        table,
        form,
        word,
        table.word(WORDS, word),
        hasTextStart ? table.word(WORDS + 2L * word, word) : 0,
        table.word(WORDS + (long) offsets * word, word),
        table.word(WORDS + (offsets + 1L) * word, word), // the table of units follows
        table.word(WORDS + (offsets + 2L) * word, word),
        table.word(WORDS + (offsets + 3L) * word, word), // the tables of lines follow
        table.word(WORDS + (offsets + 4L) * word, word));
  }

  /** Until Go 1.15: the functions come first, names and all the rest in no order of their own. */
  private static PclnHeader old(ByteReader table, int word) {
    long count = table.word(WORDS, word);
    long functions = (long) WORDS + word;
    long afterFunctions = functions + (2 * Math.clamp(count, 0, MOST_FUNCTIONS) + 1) * word;
    return new PclnHeader(
        table,
        Form.GO_1_2,
        word,
        count,
        0,
        0,
        table.size(),
        table.u32(afterFunctions),
        table.size(),
        functions);
  }

  /** Whether it can be one: asked where nothing but its first bytes speaks for it. */
  private boolean isPlausible() {
    return functionCount > 0
        && functionCount < MOST_FUNCTIONS
        && (form == Form.GO_1_2
            || (names > 0
                && names < namesEnd
                && namesEnd < files
                && files < filesEnd
                && filesEnd < functions
                && table.has(functions, 1)));
  }

  /**
   * The count, when the list is as long as it says.
   *
   * @throws dev.slipway.format.FormatException when it is not
   */
  int requireFunctions() {
    long bytes = Math.clamp(functionCount, 0, MOST_FUNCTIONS) * entrySize();
    if (functionCount < 0 || functionCount > MOST_FUNCTIONS || !table.has(functions, bytes)) {
      throw table.error(
          WORDS, "the number of functions of a list that is there", functionCount + " functions");
    }
    return (int) functionCount;
  }

  /** Where more of a function stands, of which the list says {@code offset}. */
  long more(long offset) {
    return form == Form.GO_1_2 ? offset : functions + offset;
  }

  /** The bytes of one function in the list: its entry and where more of it stands. */
  int entrySize() {
    return 2 * fieldSize();
  }

  /** The bytes of one of these two. */
  int fieldSize() {
    return form.isRelative() ? 4 : wordSize;
  }
}
