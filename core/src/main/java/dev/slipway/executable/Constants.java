package dev.slipway.executable;

import dev.slipway.format.ByteReader;
import dev.slipway.format.WordSearch;
import dev.slipway.format.elf.ElfFile;
import dev.slipway.format.elf.Section;
import dev.slipway.format.elf.Segment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the constants of an executable hold, found in one pass.
 *
 * @param words those of the words that were asked for
 * @param credentials what looks like real credentials, in order of their places
 */
record Constants(Set<String> words, List<Credential> credentials) {
  private static final Set<String> SECTIONS = Set.of(".rodata", ".noptrdata", ".data");
  private static final int MOST = 100; // a file full of them is a collection, not a leak

  /** What is looked at behind beginnings: a file full of these alone would take for ever. */
  private static final long MOST_BYTES = 64L << 20;

  /** How much of a picture or a font in base 64 has to stand before it for it to be a part. */
  private static final int BEFORE = 256;

  Constants {
    words = Set.copyOf(words);
    credentials = List.copyOf(credentials);
  }

  /**
   * Searches them.
   *
   * @param words of four bytes or more
   * @throws dev.slipway.format.FormatException when a section or a segment is not whole
   */
  static Constants of(ElfFile elf, List<String> words) {
    var wanted = new ArrayList<byte[]>();
    words.forEach(word -> wanted.add(word.getBytes(StandardCharsets.US_ASCII)));
    CredentialForm.ALL.forEach(
        form -> wanted.add(form.beginning().getBytes(StandardCharsets.US_ASCII)));
    var search = WordSearch.of(wanted);
    var found = new HashSet<String>();
    var credentials = new ArrayList<Credential>();
    for (var part : parts(elf)) {
      search.in(part, new Look(part, words, found, credentials));
    }
    return new Constants(found, credentials);
  }

  /** What is done with each word that is found in one part. */
  private static final class Look implements WordSearch.Found {
    private final ByteReader part;
    private final List<String> words;
    private final Set<String> found;
    private final List<Credential> credentials;
    private long left = MOST_BYTES;

    private Look(
        ByteReader part, List<String> words, Set<String> found, List<Credential> credentials) {
      this.part = part;
      this.words = words;
      this.found = found;
      this.credentials = credentials;
    }

    @Override
    public void at(int word, long position) {
      if (word < words.size()) {
        found.add(words.get(word));
        return;
      }
      var form = CredentialForm.ALL.get(word - words.size());
      left -= form.longest();
      if (left > 0 && credentials.size() < MOST) {
        credential(part, position, form).ifPresent(credentials::add);
      }
    }
  }

  /** By the sections, else whatever is loaded and not code. */
  private static List<ByteReader> parts(ElfFile elf) {
    var bytes = elf.bytes();
    var sections =
        elf.sections().stream()
            .filter(s -> SECTIONS.contains(s.name()) && s.type() != Section.NOBITS)
            .map(s -> bytes.slice(s.offset(), s.size(), "the section " + s.name()))
            .toList();
    return sections.isEmpty()
        ? elf.segments().stream()
            .filter(s -> s.type() == Segment.LOAD && !s.isExecutable())
            .map(s -> bytes.slice(s.offset(), s.fileSize(), "a segment"))
            .toList()
        : sections;
  }

  private static Optional<Credential> credential(
      ByteReader in, long position, CredentialForm form) {
    var found = form.judge().find(text(in, position, form.longest()));
    if (found.isEmpty() || isWithinBase64(in, position)) {
      return Optional.empty();
    }
    long offset = in.absolute(position);
    var value = found.get().value();
    return Optional.of(
        value.startsWith("-")
            ? Credential.ofText(form.kind(), value, found.get().proof(), offset)
            : Credential.of(form.kind(), value, found.get().proof(), offset));
  }

  private static String text(ByteReader in, long position, int most) {
    int length = (int) Math.min(most, in.size() - position);
    return new String(in.copy(position, length), StandardCharsets.ISO_8859_1);
  }

  /**
   * Whether it stands in the midst of text in base 64. Names of a program, one behind the other,
   * have the same characters, but seldom change between capitals, small letters and digits.
   */
  private static boolean isWithinBase64(ByteReader in, long position) {
    if (position < BEFORE) {
      return false;
    }
    var before = text(in, position - BEFORE, BEFORE);
    int changes = 0;
    for (int i = 0; i < BEFORE; i++) {
      char c = before.charAt(i);
      if ((c > 0x7e || !Character.isLetterOrDigit(c)) && "+/=_-\n".indexOf(c) < 0) {
        return false;
      }
      changes += i > 0 && Character.getType(c) != Character.getType(before.charAt(i - 1)) ? 1 : 0;
    }
    return changes > BEFORE / 3; // in base 64 five of eight characters
  }
}
