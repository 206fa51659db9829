package dev.slipway.format.elf;

import dev.slipway.format.ByteReader;
import java.nio.charset.StandardCharsets;

/** What a file is that was meant to be an executable, by its first bytes. */
public enum FileKind {
  /** An ELF file. */
  ELF("an ELF file"),
  /** Nothing at all. */
  EMPTY("an empty file"),
  /** A script with a {@code #!} line. */
  SCRIPT("a script"),
  /** A script whose {@code #!} line ends with a carriage return: the interpreter is not found. */
  SCRIPT_CRLF("a script with Windows line ends"),
  /** A page, often of an error, saved in place of the file. */
  HTML("an HTML page"),
  /** The pointer that Git LFS leaves in place of the file. */
  LFS_POINTER("a Git LFS pointer, not the file it stands for"),
  /** A gzip archive. */
  GZIP("a gzip archive"),
  /** A zip archive. */
  ZIP("a zip archive"),
  /** A tar archive. */
  TAR("a tar archive"),
  /** A Windows executable. */
  WINDOWS("a Windows executable"),
  /** A macOS executable. */
  MACOS("a macOS executable"),
  /** Text without a {@code #!} line. */
  TEXT("a text file without a #! line"),
  /** Something else. */
  OTHER("a file of no known kind");

  private static final int LOOKED_AT = 512;

  private final String words;

  FileKind(String words) {
    this.words = words;
  }

  /** For a person, with its article. */
  public String words() {
    return words;
  }

  /** The kind of the file with these bytes. */
  public static FileKind of(ByteReader bytes) {
    if (bytes.size() == 0) {
      return EMPTY;
    }
    if (ElfHeader.isAt(bytes)) {
      return ELF;
    }
    int length = (int) Math.min(LOOKED_AT, bytes.size());
    var head = new String(bytes.copy(0, length), StandardCharsets.ISO_8859_1);
    if (head.startsWith("#!")) {
      int end = head.indexOf('\n');
      return end > 0 && head.charAt(end - 1) == '\r' ? SCRIPT_CRLF : SCRIPT;
    }
    return archive(head, bytes);
  }

  private static FileKind archive(String head, ByteReader bytes) {
    if (head.startsWith("version https://git-lfs")) {
      return LFS_POINTER;
    }
    if (head.startsWith("\u001f\u008b")) {
      return GZIP;
    }
    if (head.startsWith("PK\u0003\u0004")) {
      return ZIP;
    }
    if (head.startsWith("MZ")) {
      return WINDOWS;
    }
    if (head.startsWith("\u00cf\u00fa\u00ed\u00fe")
        || head.startsWith("\u00ca\u00fe\u00ba\u00be")) {
      return MACOS;
    }
    if (bytes.has(257, 5) && head.startsWith("ustar", 257)) {
      return TAR;
    }
    var text = head.stripLeading().toLowerCase(java.util.Locale.ROOT);
    if (text.startsWith("<!doctype html") || text.startsWith("<html")) {
      return HTML;
    }
    return head.chars().allMatch(c -> c >= 0x20 || c == '\n' || c == '\r' || c == '\t')
        ? TEXT
        : OTHER;
  }
}
