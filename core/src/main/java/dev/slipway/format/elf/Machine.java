package dev.slipway.format.elf;

import java.nio.ByteOrder;
import java.util.Set;

/**
 * What an executable runs on.
 *
 * @param number {@code e_machine} (elf.h)
 * @param bits 32 or 64
 * @param order byte order
 */
public record Machine(int number, int bits, ByteOrder order) {

  /** The name Go gives it ({@code GOARCH}), or {@code machine N}. */
  public String goarch() {
    boolean little = order == ByteOrder.LITTLE_ENDIAN;
    return switch (number) {
      case 3 -> "386";
      case 8 -> (bits == 64 ? "mips64" : "mips") + (little ? "le" : "");
      case 21 -> little ? "ppc64le" : "ppc64";
      case 22 -> "s390x";
      case 40 -> "arm";
      case 62 -> "amd64";
      case 183 -> "arm64";
      case 243 -> bits == 64 ? "riscv64" : "riscv";
      case 258 -> "loong64";
      default -> "machine " + number;
    };
  }

  /**
   * Whether a kernel that calls its machine {@code uname} ({@code uname -m}) can run it. A 64-bit
   * x86 or ARM kernel also runs the 32-bit sibling when it was built to; that is taken as possible.
   */
  public boolean runsOn(String uname) {
    return switch (goarch()) {
      case "386" -> uname.matches("i[3-6]86|x86_64");
      case "amd64" -> uname.equals("x86_64");
      case "arm" -> uname.startsWith("arm") || uname.equals("aarch64");
      case "arm64" -> Set.of("aarch64", "arm64").contains(uname);
      case "mipsle", "mips" -> uname.startsWith("mips");
      case "mips64le", "mips64" -> uname.equals("mips64");
      case "loong64" -> uname.equals("loongarch64");
      default -> uname.equals(goarch());
    };
  }
}
