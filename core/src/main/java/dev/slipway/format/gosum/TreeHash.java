package dev.slipway.format.gosum;

import dev.slipway.format.FormatException;
import dev.slipway.format.Position;
import dev.slipway.model.Digest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * The {@code h1:} hash of some files (x/mod sumdb/dirhash, Hash1): SHA-256 in base64 of what {@code
 * sha256sum} prints of them, in the order of their names' bytes. How a zip packs them, their modes
 * and their times play no part.
 */
public final class TreeHash {
  /** What such a hash begins with. */
  public static final String PREFIX = "h1:";

  /** Of a {@code go.mod} without content. */
  public static final String EMPTY_GO_MOD = "h1:G7mAYYxgmS0lVkHyy2hEOLQCFB0DlQFTMLWggykrydY=";

  private TreeHash() {}

  /**
   * A file.
   *
   * @param name of a module {@code example.com/m@v1.0.0/dir/file.go}: as the zip has it
   * @param content of an entry of a zip that is a directory, that of nothing
   */
  public record File(String name, Digest content) {}

  /**
   * Of these files; of a zip all its entries, of a directory all its files that are none.
   *
   * @throws FormatException for a name with a newline, which Go refuses, or with half a surrogate
   *     pair, which has no bytes
   */
  public static String of(List<File> files) {
    try {
      var hash = MessageDigest.getInstance("SHA-256");
      files.stream().map(Line::of).sorted().map(Line::text).forEach(hash::update);
      return PREFIX + Base64.getEncoder().encodeToString(hash.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  /** Of a {@code go.mod} alone, as {@code go.sum} has it on a line with {@code /go.mod}. */
  public static String ofGoMod(Digest content) {
    return of(List.of(new File("go.mod", content)));
  }

  /** A file's line, by the bytes of its name. */
  private static final class Line implements Comparable<Line> {
    private final File file;
    private final byte[] name;

    private Line(File file, byte[] name) {
      this.file = file;
      this.name = name;
    }

    static Line of(File file) {
      var name = file.name();
      int newline = name.indexOf('\n');
      if (newline >= 0) {
        throw wrong(name, newline, "a name without a newline");
      }
      var bytes = name.getBytes(StandardCharsets.UTF_8);
      if (!new String(bytes, StandardCharsets.UTF_8).equals(name)) {
        throw wrong(name, 0, "a name in UTF-8");
      }
      return new Line(file, bytes);
    }

    private static FormatException wrong(String name, int at, String expected) {
      return new FormatException(Position.at(1, at + 1), expected, FormatException.quote(name));
    }

    byte[] text() {
      return (file.content().hex() + "  " + file.name() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int compareTo(Line other) {
      return Arrays.compareUnsigned(name, other.name);
    }
  }
}
