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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

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
  private static final int PIECE = 1 << 13;
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
      var trees = new ArrayList<EmbeddedTree>();
      heads.stream().sorted().forEach(head -> tree(head).ifPresent(trees::add));
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
      long count = value(head + word).filter(n -> n > 0 && n <= MOST_FILES).orElse(0L);
      return head + 3L * word + count * entrySize();
    }

    private long entrySize() {
      return 4L * word + HASH;
    }

    private void parts(List<Long> heads) {
      var sections =
          elf.sections().stream()
              .filter(s -> SECTIONS.contains(s.name()) && s.type() != Section.NOBITS)
              .toList();
      for (var section : sections) {
        scan(section.address(), section.offset(), section.size(), heads);
      }
      if (sections.isEmpty()) {
        elf.segments().stream()
            .filter(s -> s.type() == Segment.LOAD && !s.isExecutable())
            .forEach(s -> scan(s.address(), s.offset(), s.fileSize(), heads));
      }
    }

    private void scan(long address, long offset, long size, List<Long> heads) {
      var part = bytes.slice(offset, size, "constants");
      long from = Math.floorMod(-address, (long) word);
      for (long at = from; part.has(at, word); at += (long) PIECE * word) {
        int count = (int) Math.min(PIECE, (size - at) / word);
        var words = words(part, at, count);
        long own = address + at + 3L * word;
        for (int i = 0; i < count && heads.size() < MOST_TREES; i++, own += word) {
          if (words[i] == own) {
            heads.add(own - 3L * word);
          }
        }
      }
    }

    private long[] words(ByteReader part, long at, int count) {
      if (word == 8) {
        return part.longs(at, count);
      }
      var words = new long[count];
      for (int i = 0; i < count; i++) {
        words[i] = part.u32(at + 4L * i);
      }
      return words;
    }

    private Optional<EmbeddedTree> tree(long head) {
      long count = value(head + word).orElse(0L);
      if (count < 1 || count > MOST_FILES || value(head + 2L * word).orElse(0L) != count) {
        return Optional.empty();
      }
      var found = new ArrayList<Placed>();
      for (long i = 0; i < count; i++) {
        var one = file(head + 3L * word + i * entrySize());
        if (one.isEmpty()) {
          return Optional.empty();
        }
        found.add(one.get());
      }
      var files = found.stream().filter(one -> !one.file().name().endsWith("/")).toList();
      return files.stream()
          .min(Comparator.comparingLong(one -> one.file().size()))
          .filter(this::isProved)
          .map(smallest -> new EmbeddedTree(files.stream().map(Placed::file).toList()));
    }

    private record Placed(EmbeddedFile file, long contents, long hash) {}

    private Optional<Placed> file(long entry) {
      long nameSize = value(entry + word).orElse(0L);
      long size = value(entry + 3L * word).orElse(-1L);
      var nameAt = pointer(entry).flatMap(elf::offsetOf);
      var hash = elf.offsetOf(entry + 4L * word).filter(at -> bytes.has(at, HASH));
      left -= ENTRY + Math.clamp(nameSize, 0, LONGEST_NAME);
      if (left < 0
          || nameAt.isEmpty()
          || hash.isEmpty()
          || nameSize < 1
          || nameSize > LONGEST_NAME) {
        return Optional.empty();
      }
      var contents = size == 0 ? hash : pointer(entry + 2L * word).flatMap(elf::offsetOf);
      return bytes.has(nameAt.get(), nameSize)
              && contents.filter(at -> bytes.has(at, size)).isPresent()
          ? Optional.of(
              new Placed(
                  new EmbeddedFile(bytes.text(nameAt.get(), (int) nameSize), size),
                  contents.get(),
                  hash.get()))
          : Optional.empty();
    }

    private Optional<Long> value(long address) {
      return elf.offsetOf(address)
          .filter(at -> bytes.has(at, word))
          .map(at -> bytes.word(at, word));
    }

    private Optional<Long> pointer(long address) {
      return Optional.ofNullable(pointers.get(address)).or(() -> value(address));
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
