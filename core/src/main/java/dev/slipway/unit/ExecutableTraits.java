package dev.slipway.unit;

import dev.slipway.executable.CodeMaker;
import dev.slipway.executable.StateSender;
import dev.slipway.format.FormatException;
import dev.slipway.format.elf.ElfFile;
import dev.slipway.format.elf.Section;
import dev.slipway.format.gobinary.FunctionTable;
import dev.slipway.format.gobinary.GoBinary;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of an executable that decides about its unit. All of it is read from the file; what
 * cannot be told counts as not there, because the unit without it works too.
 *
 * @param readinessSender the function that tells systemd when the service is ready, when one is
 *     linked in; only then may the unit say {@code Type=notify}
 * @param codeMaker the module that makes machine code at run time, when one is built in; it fails
 *     under {@code MemoryDenyWriteExecute=yes}
 * @param calls functions that are linked in and make system calls which the sandbox would deny, at
 *     most one of a kind
 * @param smallMachine systemd's name of the machine it is made for when that is a 32-bit one whose
 *     programs 64-bit kernels run too; {@code SystemCallArchitectures=native} alone kills it there
 */
public record ExecutableTraits(
    Optional<String> readinessSender,
    Optional<String> codeMaker,
    List<LinkedCall> calls,
    Optional<String> smallMachine) {
  /** Copies the list. */
  public ExecutableTraits {
    calls = List.copyOf(calls);
  }

  /** Of an executable of which nothing is known. */
  public static final ExecutableTraits UNKNOWN =
      new ExecutableTraits(Optional.empty(), Optional.empty(), List.of(), Optional.empty());

  private static final byte[] READY = "READY=1".getBytes(StandardCharsets.US_ASCII);

  private static final List<String> CALLING_PACKAGES = List.of("syscall", "golang.org/x/sys/unix");

  /** Their functions that make one system call each; too long for Go to inline. */
  private static final Map<LinkedCall.Kind, List<String>> CALLERS =
      new EnumMap<>(
          Map.of(
              LinkedCall.Kind.OWNER, List.of("Chown", "Fchown", "Lchown", "Fchownat"),
              LinkedCall.Kind.CLOCK, List.of("Adjtimex", "ClockAdjtime")));

  /** Reads the traits of a Go executable. */
  public static ExecutableTraits of(ElfFile elf, GoBinary go) {
    return new ExecutableTraits(
        readinessSender(elf, go), CodeMaker.in(go.buildInfo()), calls(go), smallMachine(elf));
  }

  private static Optional<String> smallMachine(ElfFile elf) {
    return switch (elf.header().machine().goarch()) {
      case "386" -> Optional.of("x86");
      case "arm" -> Optional.of("arm");
      default -> Optional.empty();
    };
  }

  private static List<LinkedCall> calls(GoBinary go) {
    try {
      return go.functions().map(ExecutableTraits::calls).orElse(List.of());
    } catch (FormatException damaged) {
      return List.of();
    }
  }

  private static List<LinkedCall> calls(FunctionTable functions) {
    var calls = new ArrayList<LinkedCall>();
    CALLERS.forEach(
        (kind, names) ->
            CALLING_PACKAGES.stream()
                .flatMap(path -> names.stream().map(name -> path + "." + name))
                .filter(functions::has)
                .findFirst()
                .ifPresent(function -> calls.add(new LinkedCall(function, kind))));
    return calls;
  }

  private static Optional<String> readinessSender(ElfFile elf, GoBinary go) {
    try {
      return go.functions().flatMap(StateSender::in).filter(sender -> holds(elf, READY));
    } catch (FormatException damaged) {
      return Optional.empty();
    }
  }

  /** Whether the constants of the executable hold these bytes. */
  private static boolean holds(ElfFile elf, byte[] wanted) {
    Optional<Section> constants = elf.section(".rodata");
    if (constants.isEmpty()) {
      return false;
    }
    return elf.bytes()
            .slice(constants.get().offset(), constants.get().size(), "constants")
            .indexOf(wanted, 0)
        >= 0;
  }
}
