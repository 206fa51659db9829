package dev.slipway.executable;

import dev.slipway.format.ByteReader;
import dev.slipway.format.elf.ElfFile;
import dev.slipway.format.gobinary.FunctionTable;
import dev.slipway.format.gobinary.GoFunction;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which packages start programs or open listeners: the calls of a few functions, found in the
 * machine code. A call names its function by the distance to it; four bytes that are no call and
 * name one of a dozen functions all the same come up once in a billion. What is called through a
 * variable, {@code go} or {@code defer} is not seen, and code that was inlined counts for the
 * package that it was inlined into.
 */
public final class Callers {
  static final Set<String> WATCHED =
      Set.of(
          "os/exec.Command",
          "os/exec.CommandContext",
          "os.StartProcess",
          "syscall.ForkExec",
          "syscall.StartProcess",
          "syscall.Exec",
          "plugin.Open",
          "net.Listen",
          "net.ListenPacket",
          "net.ListenTCP",
          "net.ListenUDP",
          "net.ListenMulticastUDP",
          "net.ListenIP",
          "net.ListenUnix",
          "net.ListenUnixgram",
          "net.FileListener",
          "net.FilePacketConn",
          "net.(*ListenConfig).Listen",
          "net.(*ListenConfig).ListenPacket");

  /** What these call of each other says nothing of the program. */
  static final Set<String> THEIR_OWN = Set.of("net", "os", "os/exec", "syscall", "plugin");

  private static final int PIECE = 1 << 16;

  private final ElfFile elf;
  private final FunctionTable table;
  private final List<GoFunction> functions;
  private final SortedMap<Long, String> watched = new TreeMap<>();
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;
  private final SortedMap<String, SortedSet<String>> callers = new TreeMap<>();

  private Callers(ElfFile elf, FunctionTable table) {
    this.elf = elf;
    this.table = table;
    this.functions = table.functions();
    for (var function : functions) {
      if (WATCHED.contains(function.name())) {
        watched.put(function.address(), function.name());
      }
    }
    if (!watched.isEmpty()) {
      first = watched.firstKey();
      last = watched.lastKey();
    }
  }

  /**
   * The functions that each package calls, by its path; empty for machines whose calls are not read
   * here (other than amd64 and arm64).
   *
   * @throws dev.slipway.format.FormatException when the table is damaged
   */
  public static Optional<SortedMap<String, SortedSet<String>>> of(
      ElfFile elf, FunctionTable table) {
    var callers = new Callers(elf, table);
    return switch (elf.header().machine().goarch()) {
      case "amd64" -> Optional.of(callers.search(callers::amd64));
      case "arm64" -> Optional.of(callers.search(callers::arm64));
      default -> Optional.empty();
    };
  }

  /** Looks for calls in a piece of code. */
  private interface Search {
    void in(byte[] piece, int length, long address);
  }

  private SortedMap<String, SortedSet<String>> search(Search search) {
    if (!watched.isEmpty()) {
      long from = functions.getFirst().address();
      long end = functions.getLast().address() + functions.getLast().size();
      elf.offsetOf(from)
          .filter(offset -> elf.bytes().has(offset, end - from))
          .ifPresent(offset -> search(search, elf.bytes().slice(offset, end - from, "code"), from));
    }
    return callers;
  }

  private static void search(Search search, ByteReader code, long from) {
    var piece = new byte[PIECE + 4]; // a call may begin in the last byte of a piece
    for (long at = 0; at < code.size(); at += PIECE) {
      int length = (int) Math.min(piece.length, code.size() - at);
      code.copy(at, length, piece, 0);
      search.in(piece, length, from + at);
    }
  }

  /** CALL rel32: E8 and the distance from its end. */
  private void amd64(byte[] piece, int length, long address) {
    for (int i = 0; i < PIECE && i + 5 <= length; i++) {
      if (piece[i] == (byte) 0xe8) {
        call(address + i, address + i + 5 + number(piece, i + 1));
      }
    }
  }

  /** BL: 100101 and the distance from its beginning in words of four bytes, 26 bits. */
  private void arm64(byte[] piece, int length, long address) {
    for (int i = 0; i < PIECE && i + 4 <= length; i += 4) {
      if ((piece[i + 3] & 0xfc) == 0x94) {
        call(address + i, address + i + ((long) (number(piece, i) << 6) >> 4));
      }
    }
  }

  private static int number(byte[] bytes, int at) {
    return (bytes[at] & 0xff)
        | (bytes[at + 1] & 0xff) << 8
        | (bytes[at + 2] & 0xff) << 16
        | bytes[at + 3] << 24;
  }

  private void call(long from, long to) {
    var called = to >= first && to <= last ? watched.get(to) : null; // most are out of range
    if (called != null) {
      table
          .nameAt(from)
          .map(GoFunction::packagePath)
          .filter(caller -> !THEIR_OWN.contains(caller))
          .ifPresent(
              caller -> callers.computeIfAbsent(caller, none -> new TreeSet<>()).add(called));
    }
  }
}
