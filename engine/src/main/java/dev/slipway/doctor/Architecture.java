package dev.slipway.doctor;

import dev.slipway.check.server.MissingCpuFeatures;
import dev.slipway.fact.Cpu;
import dev.slipway.fact.Kernel;
import dev.slipway.fact.ServerFacts;
import java.util.Optional;

/** What a server's processor is, as Go names it. */
public final class Architecture {
  /** Built for where no server says what it is. */
  public static final String USUAL = "amd64";

  private Architecture() {}

  /** The {@code GOARCH} of a server; the usual one when its machine is unknown to us. */
  public static String of(ServerFacts facts) {
    var machine = facts.get(Kernel.class).found().map(Kernel::machine).orElse("");
    return switch (machine) {
      case "aarch64", "arm64" -> "arm64";
      case "i386", "i486", "i586", "i686" -> "386";
      case "riscv64", "s390x", "ppc64le" -> machine;
      case "loongarch64" -> "loong64";
      default -> machine.startsWith("arm") ? "arm" : USUAL;
    };
  }

  /** The highest {@code GOAMD64} a server runs; empty on others, and when its flags are unknown. */
  public static Optional<String> level(ServerFacts facts) {
    return of(facts).equals("amd64")
        ? facts.get(Cpu.class).found().map(MissingCpuFeatures::highest)
        : Optional.empty();
  }
}
