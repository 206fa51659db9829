package dev.slipway.format.gobinary;

import dev.slipway.format.ByteReader;
import dev.slipway.format.elf.ElfFile;
import dev.slipway.format.elf.Note;
import java.util.HexFormat;

/**
 * What tells one build from another.
 *
 * @param gnu the GNU build id in hexadecimal digits, which debuggers find symbols by; Go writes one
 *     since 1.24. Empty when there is none
 * @param go Go's build id; empty when there is none
 */
public record BuildIds(String gnu, String go) {
  private static final int LONGEST = 1024;

  /**
   * Those of an executable.
   *
   * @throws dev.slipway.format.FormatException when a note is damaged
   */
  public static BuildIds of(ElfFile elf) {
    return new BuildIds(
        Note.of(elf, ".note.gnu.build-id", "GNU", 3)
            .map(id -> HexFormat.of().formatHex(bytes(id)))
            .orElse(""),
        Note.of(elf, ".note.go.buildid", "Go\0", 4)
            .map(id -> id.text(0, bytes(id).length))
            .orElse(""));
  }

  private static byte[] bytes(ByteReader id) {
    if (id.size() > LONGEST) {
      throw id.error(0, "a build id of at most " + LONGEST + " bytes", id.size() + "");
    }
    return id.copy(0, (int) id.size());
  }
}
