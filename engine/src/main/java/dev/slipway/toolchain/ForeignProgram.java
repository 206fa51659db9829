package dev.slipway.toolchain;

import dev.slipway.format.ByteReader;
import dev.slipway.format.FormatException;
import dev.slipway.format.elf.ElfHeader;
import dev.slipway.format.elf.FileKind;
import java.util.HexFormat;
import java.util.Optional;

/** Tells by the first bytes of a program that a machine cannot run it. */
final class ForeignProgram {
  private ForeignProgram() {}

  /**
   * What it is instead of a program for this machine, with its article; empty when it is one, when
   * a shell would run it, or when nobody knows.
   *
   * @param head its first 64 bytes in hexadecimal digits and spaces, as {@code od -tx1} prints them
   * @param uname as {@code uname -m} says, {@code x86_64}; empty where foreign programs run, too
   */
  static Optional<String> words(String head, String uname) {
    try {
      var bytes = ByteReader.of(HexFormat.of().parseHex(head.replaceAll("\\s", "")));
      var kind = FileKind.of(bytes);
      return switch (kind) {
        case SCRIPT, TEXT -> Optional.empty();
        case ELF -> machine(bytes, uname);
        default -> Optional.of(kind.words());
      };
    } catch (IllegalArgumentException noDigits) {
      return Optional.empty();
    }
  }

  private static Optional<String> machine(ByteReader bytes, String uname) {
    try {
      var machine = ElfHeader.read(bytes).machine();
      return uname.isEmpty() || machine.runsOn(uname)
          ? Optional.empty()
          : Optional.of("an executable for " + machine.goarch());
    } catch (FormatException cutOff) {
      return Optional.of("an executable that was cut off");
    }
  }
}
