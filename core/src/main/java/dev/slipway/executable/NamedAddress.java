package dev.slipway.executable;

import dev.slipway.format.elf.CodeSymbol;
import dev.slipway.format.elf.ElfFile;
import dev.slipway.format.elf.ElfHeader;
import dev.slipway.format.gobinary.CodePlace;
import dev.slipway.format.gobinary.GoBinary;
import java.util.Optional;

/**
 * An address of an executable and what stands there.
 *
 * @param address as the log shows it
 * @param function that it lies in
 * @param offset bytes from where that begins
 * @param file the source file; empty where only the function is known, as for C
 * @param line in that file; 0 where it is not known
 */
public record NamedAddress(String address, String function, long offset, String file, int line) {

  /**
   * Names an address that a running program showed. Empty when it is not in its code, and for an
   * executable that may lie anywhere in memory: where it lay, an address does not say.
   *
   * @param address {@code 0x} and hexadecimal digits
   * @param elf the executable as it was linked
   * @throws dev.slipway.format.FormatException when it is damaged
   */
  public static Optional<NamedAddress> of(String address, ElfFile elf) {
    long number = Long.parseUnsignedLong(address.substring(2), 16);
    boolean isCode =
        elf.segments().stream()
            .anyMatch(
                s ->
                    s.isExecutable()
                        && Long.compareUnsigned(number, s.address()) >= 0
                        && Long.compareUnsigned(number - s.address(), s.fileSize()) < 0);
    if (elf.header().type() != ElfHeader.EXEC || !isCode) {
      return Optional.empty();
    }
    return GoBinary.read(elf)
        .flatMap(GoBinary::functions)
        .flatMap(functions -> functions.at(number))
        .map(place -> of(address, place))
        .or(() -> CodeSymbol.at(elf, number).map(symbol -> of(address, number, symbol)));
  }

  private static NamedAddress of(String address, CodePlace place) {
    return new NamedAddress(address, place.function(), place.offset(), place.file(), place.line());
  }

  private static NamedAddress of(String address, long number, CodeSymbol symbol) {
    return new NamedAddress(address, symbol.name(), number - symbol.address(), "", 0);
  }

  /** For a person: {@code 0x49e140 is main.poke+0x20, main.go:4}. */
  public String words() {
    var place = file.isEmpty() ? "" : ", " + file + (line > 0 ? ":" + line : "");
    return address + " is " + function + "+0x" + Long.toHexString(offset) + place;
  }
}
