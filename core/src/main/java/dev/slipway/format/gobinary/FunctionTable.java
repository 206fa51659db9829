package dev.slipway.format.gobinary;

import dev.slipway.format.ByteReader;
import dev.slipway.format.FormatException;
import dev.slipway.format.WordSearch;
import dev.slipway.format.elf.ElfFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The functions that were linked in: Go keeps their names, addresses and source files also after
 * {@code -s -w}, because panics print them. Names of functions that were inlined everywhere are
 * there too, without an address.
 */
public final class FunctionTable {
  /** Kubernetes' largest executables have 10 MB of names; a file that claims more is damaged. */
  private static final long LIMIT = 256L << 20;

  private static final Set<String> DO_WITHOUT_C = Set.of("net", "os/user", "runtime/cgo");

  private static final char END = '\0';
  private static final int TEXT = 22; // words before moduledata.text (runtime/symtab.go, Go 1.26)

  private final PclnHeader header;
  private final ElfFile elf;

  /**
   * All names, each between two NULs, a char a byte: searching a text is many times faster than
   * searching a mapped file byte by byte.
   */
  private final String names;

  private FunctionTable(PclnHeader header, ElfFile elf) {
    this.header = header;
    this.elf = elf;
    long size = header.namesEnd() - header.names();
    if (size > LIMIT) {
      throw header.table().error(header.names(), "at most " + LIMIT + " bytes of names", size + "");
    }
    var table = header.table().slice(header.names(), size, "function names");
    var between = new byte[(int) size + 2]; // two NULs, as END is
    table.copy(0, (int) size, between, 1);
    this.names = new String(between, StandardCharsets.ISO_8859_1);
  }

  /**
   * Finds the table; empty when there is none of a known form.
   *
   * @throws dev.slipway.format.FormatException when it is damaged
   */
  static Optional<FunctionTable> of(ElfFile elf) {
    return PclnHeader.of(elf).map(header -> new FunctionTable(header, elf));
  }

  /** Whether a function of exactly this name is there, inlined or not. */
  public boolean has(String name) {
    return names.contains(END + bytes(name) + END) || isUnparted(name::equals);
  }

  /** Sees names as parts of a text that holds all of them: a string each would cost the most. */
  public interface NameVisitor {
    /** A name: UTF-8, a char a byte, from {@code from} to before {@code to}. */
    void name(String table, int from, int to);
  }

  /**
   * Shows each name, also those of functions that were inlined everywhere, with type arguments as
   * the linker wrote them, {@code [...]} since Go 1.20. Until Go 1.15 other bytes of the table are
   * among them.
   */
  public void eachName(NameVisitor visitor) {
    for (int from = 1; from < names.length(); ) {
      int end = names.indexOf(END, from);
      if (end > from) {
        visitor.name(names, from, end);
      }
      from = end + 1;
    }
  }

  /** Whether a function of this package is there: {@code time/tzdata}. */
  public boolean hasPackage(String path) {
    return names.contains(END + bytes(path) + ".")
        || isUnparted(name -> name.startsWith(path + "."));
  }

  /** Until Go 1.15 other data than a NUL may stand before a name. */
  private boolean isUnparted(Predicate<String> is) {
    try {
      return header.form() == PclnHeader.Form.GO_1_2
          && functions().stream().map(GoFunction::name).anyMatch(is);
    } catch (FormatException damaged) {
      return false;
    }
  }

  /**
   * Those of many that are there, found in one pass.
   *
   * @param wanted functions, and packages with a dot behind: {@code expvar.}
   */
  public Set<String> linked(Collection<String> wanted) {
    var sought = List.copyOf(wanted);
    var found = new HashSet<String>();
    var all = header.table().slice(header.names(), names.length() - 2L, "function names");
    WordSearch.of(sought.stream().map(FunctionTable::whole).toList())
        .in(
            all,
            (word, position) -> {
              if (position == 0 || all.u8(position - 1) == 0) {
                found.add(sought.get(word));
              }
            });
    if (header.form() == PclnHeader.Form.GO_1_2) {
      sought.stream()
          .filter(name -> name.endsWith(".") ? hasPackage(dotless(name)) : has(name))
          .forEach(found::add);
    }
    return found;
  }

  private static String dotless(String wanted) {
    return wanted.substring(0, wanted.length() - 1);
  }

  private static byte[] whole(String wanted) {
    return (wanted.endsWith(".") ? wanted : wanted + END).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The packages whose own code calls C, in order of their names: {@code net}, {@code
   * github.com/mattn/go-sqlite3}. The cgo command makes a function {@code _Cfunc_NAME} or {@code
   * _C2func_NAME} of each C function that is called (cmd/cgo/out.go).
   */
  public List<String> packagesWithC() {
    var packages = new TreeSet<String>();
    for (var marker : List.of("._Cfunc_", "._C2func_")) {
      for (int at = names.indexOf(marker); at >= 0; at = names.indexOf(marker, at + 1)) {
        packages.add(names.substring(names.lastIndexOf(END, at) + 1, at).replace("%2e", "."));
      }
    }
    return List.copyOf(packages);
  }

  /** Those of them that have no other way: Go's own packages do without C as well. */
  public List<String> packagesThatNeedC() {
    return packagesWithC().stream().filter(path -> !DO_WITHOUT_C.contains(path)).toList();
  }

  /** Whether there is C in the executable: the way from C to Go is linked in then. */
  public boolean hasC() {
    return has("crosscall2"); // runtime/cgo/asm_*.s
  }

  /** Sees functions without a name of its own for each: those would cost the most. */
  public interface FunctionVisitor {
    /**
     * A function with code of its own.
     *
     * @param table holds its name, UTF-8, a char a byte, from {@code from} to before {@code to}
     * @param address as {@link GoFunction#address}
     * @param size as {@link GoFunction#size}
     */
    void function(String table, int from, int to, long address, long size);
  }

  /**
   * Shows the functions with code of their own, in order of their addresses.
   *
   * @throws dev.slipway.format.FormatException when the table is damaged
   */
  public void eachFunction(FunctionVisitor visitor) {
    int count = header.requireFunctions();
    long start = start();
    for (int i = 0; i < count; i++) {
      show(header.functions() + (long) i * header.entrySize(), start, visitor);
    }
  }

  /** A method of its own: what is called often is compiled soon, a loop that runs once is not. */
  private void show(long at, long start, FunctionVisitor visitor) {
    int field = header.fieldSize();
    var table = header.table();
    long entry = table.word(at, field);
    long next = table.word(at + header.entrySize(), field); // the last is where the text ends
    long more = header.more(table.word(at + field, field));
    int name = nameAt(table.i32(more + nameField()));
    visitor.function(names, name, names.indexOf(END, name), start + entry, next - entry);
  }

  /**
   * The functions with code of their own, in order of their addresses.
   *
   * @throws dev.slipway.format.FormatException when the table is damaged
   */
  public List<GoFunction> functions() {
    var functions = new ArrayList<GoFunction>();
    eachFunction(
        (table, from, to, address, size) ->
            functions.add(new GoFunction(text(table, from, to), address, size)));
    return functions;
  }

  /** A name that a visitor was shown. */
  public static String text(String table, int from, int to) {
    return utf8(table.substring(from, to));
  }

  /**
   * What stands at an address: its function, and file and line as panics print them. Empty when it
   * is no address of Go's code.
   *
   * @throws dev.slipway.format.FormatException when the table is damaged
   */
  public Optional<CodePlace> at(long address) {
    var places = places();
    int function = places.function(address);
    if (function < 0) {
      return Optional.empty();
    }
    return Optional.of(
        new CodePlace(
            name(places, function),
            address - places.entry(function),
            places.file(function, address, this::name),
            places.line(function, address)));
  }

  /**
   * The name of the function that an address lies in; empty when it is no address of Go's code.
   *
   * @throws dev.slipway.format.FormatException when the table is damaged
   */
  public Optional<String> nameAt(long address) {
    var places = places();
    int function = places.function(address);
    return function < 0 ? Optional.empty() : Optional.of(name(places, function));
  }

  private CodePlaces places() {
    return new CodePlaces(header, start());
  }

  private String name(CodePlaces places, int function) {
    return name(header.table().i32(places.more(function) + nameField()));
  }

  /** What entries are counted from. */
  private long start() {
    return header.form().isRelative() ? textStart() : 0;
  }

  /** How many functions have code of their own. */
  public long count() {
    return header.functionCount();
  }

  /**
   * The source files that functions come from, as panics print them: with {@code -trimpath} {@code
   * net/http/server.go}, else absolute paths of the computer it was built on.
   *
   * @throws dev.slipway.format.FormatException when the table is damaged
   */
  public List<String> files() {
    if (header.form() == PclnHeader.Form.GO_1_2) {
      return oldFiles();
    }
    var text =
        latin1(
            header
                .table()
                .slice(header.files(), header.filesEnd() - header.files(), "names of files"));
    return Arrays.stream(text.split(String.valueOf(END)))
        .filter(file -> !file.isEmpty())
        .map(FunctionTable::utf8)
        .toList();
  }

  /** Until Go 1.15: a list of offsets, whose first number is its own length. */
  private List<String> oldFiles() {
    var table = header.table();
    long count = table.u32(header.files());
    table.slice(header.files(), 4 * count, "the list of files");
    var files = new ArrayList<String>();
    for (long i = 1; i < count; i++) {
      files.add(name((int) table.u32(header.files() + 4 * i)));
    }
    return files;
  }

  /** The entry comes before it. */
  private int nameField() {
    return header.fieldSize();
  }

  private String name(int offset) {
    int from = nameAt(offset);
    return text(names, from, names.indexOf(END, from));
  }

  /** Where the name at an offset of the table begins; a NUL is behind the last. */
  private int nameAt(int offset) {
    if (offset < 0 || offset >= names.length() - 1) {
      throw header.table().error(header.names(), "the name of a function", "offset " + offset);
    }
    return offset + 1; // behind the first NUL
  }

  /**
   * The address of the first Go function. Go 1.26 leaves it out of the table; moduledata has it, a
   * section of its own since then, and a symbol would too.
   */
  private long textStart() {
    if (header.textStart() != 0) {
      return header.textStart();
    }
    return elf.section(".go.module")
        .or(() -> elf.section(".data.rel.ro.go.module"))
        .map(s -> elf.bytes().slice(s.offset(), s.size(), "the section " + s.name()))
        .filter(data -> data.has(0, (TEXT + 1L) * header.wordSize()))
        .map(data -> data.word((long) TEXT * header.wordSize(), header.wordSize()))
        .orElse(0L);
  }

  private static String latin1(ByteReader text) {
    return new String(text.copy(0, (int) text.size()), StandardCharsets.ISO_8859_1);
  }

  /** UTF-8, a char a byte. */
  private static String bytes(String name) {
    return new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  /** The other way round: nearly all names are ASCII and as they are. */
  private static String utf8(String bytes) {
    for (int i = 0; i < bytes.length(); i++) {
      if (bytes.charAt(i) > 0x7e) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
      }
    }
    return bytes;
  }
}
