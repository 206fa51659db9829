package dev.slipway.format.gobinary;

import dev.slipway.format.ByteReader;
import dev.slipway.format.FormatException;
import dev.slipway.format.elf.DynamicSection;
import dev.slipway.format.elf.ElfFile;
import dev.slipway.format.elf.ElfHeader;
import dev.slipway.format.elf.Section;
import dev.slipway.format.elf.Segment;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The files of one {@code embed.FS}, directories left out. The compiler writes a list of them that
 * begins with a pointer to its own third word, and of each file name, contents and a hash of these
 * (cmd/compile/internal/staticdata/embed.go, Go 1.16 to 1.27); so a list is found without symbols
 * and proved by the hash. What {@code //go:embed} puts into a string or bytes is like any other.
 *
 * @param files in the order of the list
 */
public record EmbeddedTree(List<EmbeddedFile> files) {
  private static final String PACKAGE = "embed";
  private static final Set<String> SECTIONS = Set.of(".rodata", ".data.rel.ro");
  private static final int PIECE =
      1 << 9; // words; small, so that the loop is called and compiled soon
  private static final int HEAD = 3; // words before the files: where they are, and twice how many
  private static final int BEGINNING = HEAD + 2; // and of the first where its name is, and how long
  private static final int HASH = 16;
  private static final int ENTRY = 48; // without its name
  private static final int MOST_TREES = 10_000;
  private static final long MOST_FILES = 1 << 20;
  private static final int LONGEST_NAME = 4096; // PATH_MAX
  private static final int HASHED = 4 << 20; // no more is read to prove a list
  private static final long MOST_TEXT = 64L << 20; // of all names, and all that is hashed

  /** Copies the list. */
  public EmbeddedTree {
    files = List.copyOf(files);
  }

  /**
   * All trees of an executable, in order of their addresses; none when no code can read one.
   *
   * @throws FormatException when a section or a table is not whole
   */
  public static List<EmbeddedTree> of(ElfFile elf, FunctionTable functions) {
    return functions.hasPackage(PACKAGE) ? new Search(elf).trees() : List.of();
  }

  private static final class Search {
    private final ElfFile elf;
    private final ByteReader bytes;
    private final int word;
    private final Optional<ByteReader> relocations;
    private final Map<Long, Long> pointers = new HashMap<>();
    private long left = MOST_TEXT;

    private Search(ElfFile elf) {
      this.elf = elf;
      this.bytes = elf.bytes();
      this.word = elf.header().wordSize();
      this.relocations =
          elf.header().type() == ElfHeader.DYN
              ? elf.dynamic().flatMap(DynamicSection::relocations)
              : Optional.empty();
    }

    private List<EmbeddedTree> trees() {
      var heads = new ArrayList<Long>();
      if (relocations.isPresent()) {
        relocated(heads);
      } else {
        parts(heads);
      }
      Collections.sort(heads);
      var trees = new ArrayList<EmbeddedTree>();
      for (long head : heads) {
        trees.addAll(tree(head));
      }
      return trees;
    }

    /** In a position-independent executable the pointers may be in the relocations alone. */
    private void relocated(List<Long> heads) {
      var table = relocations.orElseThrow();
      for (long at = 0; table.has(at, 3L * word) && heads.size() < MOST_TREES; at += 3L * word) {
        long address = table.word(at, word);
        if (table.word(at + 2L * word, word) == address + 3L * word) {
          heads.add(address);
        }
      }
      var ranges = new TreeMap<Long, Long>();
      heads.forEach(head -> ranges.put(head, end(head)));
      for (long at = 0; !ranges.isEmpty() && table.has(at, 3L * word); at += 3L * word) {
        long address = table.word(at, word);
        if (address >= ranges.firstKey()
            && Optional.ofNullable(ranges.floorEntry(address))
                .filter(range -> address < range.getValue())
                .isPresent()) {
          pointers.put(address, table.word(at + 2L * word, word));
        }
      }
    }

    /** Where the list of this head ends. */
    private long end(long head) {
      long count = value(head + word);
      return head
          + (long) HEAD * word
          + (isBetween1And(MOST_FILES, count) ? count * entrySize() : 0);
    }

    private long entrySize() {
      return 4L * word + HASH;
    }

    private void parts(List<Long> heads) {
      boolean hasSections = false;
      for (var section : elf.sections()) {
        if (SECTIONS.contains(section.name()) && section.type() != Section.NOBITS) {
          hasSections = true;
          scan(section.address(), section.offset(), section.size(), heads);
        }
      }
      for (var segment : hasSections ? List.<Segment>of() : elf.segments()) {
        if (segment.type() == Segment.LOAD && !segment.isExecutable()) {
          scan(segment.address(), segment.offset(), segment.fileSize(), heads);
        }
      }
    }

    private void scan(long address, long offset, long size, List<Long> heads) {
      var part = bytes.slice(offset, size, "constants");
      var words = new long[PIECE];
      int step = PIECE - BEGINNING + 1;
      for (long at = Math.floorMod(-address, (long) word);
          part.has(at, BEGINNING * (long) word);
          at += (long) step * word) {
        int count = (int) Math.min(PIECE, (size - at) / word);
        read(part, at, words, count);
        long files = address + at + (long) HEAD * word;
        for (int i = next(words, 0, count, files); i >= 0 && heads.size() < MOST_TREES; ) {
          heads.add(address + at + (long) i * word);
          i = next(words, i + 1, count, files);
        }
      }
    }

    /**
     * The next beginning of a list. Descriptors of types begin like one but for the length of a
     * name, thousands of them.
     *
     * @param files where they would be if the list began with the first of these words
     */
    private int next(long[] words, int from, int count, long files) {
      for (int i = from; i <= count - BEGINNING; i++) {
        if (words[i] == files + (long) i * word
            && words[i + 1] == words[i + 2]
            && isBetween1And(MOST_FILES, words[i + 1])
            && isBetween1And(LONGEST_NAME, words[i + HEAD + 1])) {
          return i;
        }
      }
      return -1;
    }

    private static boolean isBetween1And(long most, long value) {
      return value >= 1 && value <= most;
    }

    private void read(ByteReader part, long at, long[] words, int count) {
      if (word == 8) {
        part.copyLongs(at, count, words);
        return;
      }
      for (int i = 0; i < count; i++) {
        words[i] = part.u32(at + 4L * i);
      }
    }

    /**
     * The tree that begins there, if one does. Hundreds of files: no lambdas, those start slowly.
     */
    private List<EmbeddedTree> tree(long head) {
      long count = value(head + word);
      if (count < 1 || count > MOST_FILES || value(head + 2L * word) != count) {
        return List.of();
      }
      var files = new ArrayList<EmbeddedFile>();
      Placed smallest = null;
      for (long i = 0; i < count; i++) {
        var placed = file(head + (long) HEAD * word + i * entrySize());
        if (placed == null) {
          return List.of();
        }
        if (!placed.file().name().endsWith("/")) {
          files.add(placed.file());
          smallest =
              smallest == null || placed.file().size() < smallest.file().size() ? placed : smallest;
        }
      }
      return smallest != null && isProved(smallest) ? List.of(new EmbeddedTree(files)) : List.of();
    }

    private record Placed(EmbeddedFile file, long contents, long hash) {}

    private @Nullable Placed file(long entry) {
      long nameSize = value(entry + word);
      long size = value(entry + 3L * word);
      long name = offset(pointer(entry));
      long hash = offset(entry + 4L * word);
      long contents = size == 0 ? hash : offset(pointer(entry + 2L * word));
      left -= ENTRY + Math.clamp(nameSize, 0, LONGEST_NAME);
      return left >= 0
              && nameSize >= 1
              && nameSize <= LONGEST_NAME
              && bytes.has(name, nameSize)
              && bytes.has(hash, HASH)
              && bytes.has(contents, size)
          ? new Placed(new EmbeddedFile(bytes.text(name, (int) nameSize), size), contents, hash)
          : null;
    }

    /** The word at an address; -1, which no address and no length is, when there is none. */
    private long value(long address) {
      long at = offset(address);
      return bytes.has(at, word) ? bytes.word(at, word) : -1;
    }

    private long pointer(long address) {
      var relocated = pointers.get(address);
      return relocated == null ? value(address) : relocated;
    }

    /** Where an address is in the file; -1 when it is not there. */
    private long offset(long address) {
      return elf.offsetOf(address).orElse(-1L);
    }

    /**
     * SHA-256 cut to 16 bytes, until Go 1.18 as it is, until 1.23 each bit turned, since then those
     * of the first byte (cmd/internal/hash).
     */
    private boolean isProved(Placed one) {
      if (one.file().size() > HASHED) {
        return true; // nothing else points to itself and holds names and places of many megabytes
      }
      left -= one.file().size();
      var written = bytes.copy(one.hash(), HASH);
      var computed = sha256(bytes.copy(one.contents(), (int) one.file().size()));
      boolean same = true;
      boolean turned = true;
      for (int i = 1; i < HASH; i++) {
        same &= written[i] == computed[i];
        turned &= written[i] == (byte) ~computed[i];
      }
      return same || turned;
    }

    private static byte[] sha256(byte[] contents) {
      try {
        return MessageDigest.getInstance("SHA-256").digest(contents);
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException("every Java has SHA-256", impossible);
      }
    }
  }
}
