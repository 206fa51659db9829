package dev.slipway.format.gobinary;

import dev.slipway.format.ByteReader;
import dev.slipway.format.elf.ElfFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The names of all functions that were linked in, inlined ones too: Go keeps them after {@code -s
 * -w} because panics print them (pclntab; Go 1.27, internal/abi/symtab.go and runtime/symtab.go).
 * Understood since Go 1.16; older tables are reported as absent.
 */
public final class FunctionTable {
  private static final long GO_1_16 = 0xfffffffaL;
  private static final long GO_1_18 = 0xfffffff0L;
  private static final long GO_1_20 = 0xfffffff1L;
  private static final int HEADER = 8;

  /** Kubernetes' largest executables have 10 MB of names; a file that claims more is damaged. */
  private static final long LIMIT = 256L << 20;

  private static final String END = "\0";

  /**
   * All names, each between two NULs, a char a byte: searching a text is many times faster than
   * searching a mapped file byte by byte, and a search is all that is done with them.
   */
  private final String names;

  private FunctionTable(ByteReader names) {
    this.names =
        END + new String(names.copy(0, (int) names.size()), StandardCharsets.ISO_8859_1) + END;
  }

  /** Finds the table by its section; empty without one, or when its form is not known. */
  static Optional<FunctionTable> of(ElfFile elf) {
    return elf.section(".gopclntab")
        .or(() -> elf.section(".data.rel.ro.gopclntab"))
        .map(s -> elf.bytes().slice(s.offset(), s.size(), "the section " + s.name()))
        .flatMap(FunctionTable::read);
  }

  private static Optional<FunctionTable> read(ByteReader table) {
    long magic = table.u32(0);
    int pointer = table.u8(7);
    if ((magic != GO_1_16 && magic != GO_1_18 && magic != GO_1_20)
        || (pointer != 4 && pointer != 8)) {
      return Optional.empty();
    }
    int words = magic == GO_1_16 ? 2 : 3; // Go 1.18 put textStart before the offsets
    long names = table.word(HEADER + (long) words * pointer, pointer);
    long units = table.word(HEADER + (words + 1L) * pointer, pointer);
    var text = table.slice(names, units - names, "function names");
    return text.size() > LIMIT ? Optional.empty() : Optional.of(new FunctionTable(text));
  }

  /**
   * Whether a function of exactly this name is there: {@code
   * time/tzdata.registerLoadFromEmbeddedTZData}.
   */
  public boolean has(String name) {
    return names.contains(END + bytes(name) + END);
  }

  /** Whether a function of this package is there: {@code time/tzdata}. */
  public boolean hasPackage(String path) {
    return names.contains(END + bytes(path) + ".");
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

  /** UTF-8, a char a byte. */
  private static String bytes(String name) {
    return new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
