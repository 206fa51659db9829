package dev.slipway.executable;

import dev.slipway.format.elf.DynamicSection;
import dev.slipway.format.elf.ElfFile;
import dev.slipway.format.elf.ElfHeader;
import dev.slipway.format.elf.Linkage;
import dev.slipway.format.elf.Segment;
import dev.slipway.format.gobinary.GoBinary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One protection against the abuse of a fault, and whether an executable has it. Judged for Go:
 * what protects nothing in it is not applicable, not missing.
 *
 * @param id a word for it that stays: {@code bind-now}
 * @param name as people call it
 * @param state whether it is there
 * @param detail what was seen, or why it is not applicable or not known
 * @param change the flag of {@code go build}, or the variable before it, that brings it; empty when
 *     it is there or nothing brings it
 */
public record Hardening(String id, String name, State state, String detail, String change) {

  /** Whether a protection is there. */
  public enum State {
    PRESENT,
    ABSENT,
    NOT_APPLICABLE,
    UNKNOWN;

    /** As JSON writes it. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * All protections, in a fixed order.
   *
   * @throws dev.slipway.format.FormatException when a table of the file is damaged
   */
  public static List<Hardening> of(ElfFile elf, Optional<GoBinary> go) {
    var judge = new Judge(elf, go);
    var all = new ArrayList<Hardening>();
    all.add(judge.positionIndependent());
    all.add(judge.readOnlyRelocations());
    all.add(judge.boundAtStart());
    all.add(judge.stack());
    all.add(judge.writableCode());
    all.addAll(new CProtection(elf, go, judge.dynamic).all());
    all.add(judge.libraryPath());
    all.add(judge.controlFlow());
    return List.copyOf(all);
  }

  private record Judge(ElfFile elf, Optional<GoBinary> go, Optional<DynamicSection> dynamic) {
    /** Where the go command builds position-independent executables (internal/platform, 1.26). */
    private static final Set<String> WITH_PIE =
        Set.of("386", "amd64", "arm", "arm64", "loong64", "ppc64le", "riscv64", "s390x");

    private static final List<String> FOR_ALL = List.of("/tmp/", "/var/tmp/", "/dev/shm/");
    private static final int BIND_NOW_SINCE = 23;
    private static final String EXTERNAL = "-ldflags=\"-linkmode=external -extldflags=-Wl,-z,%s\"";

    Judge(ElfFile elf, Optional<GoBinary> go) {
      this(elf, go, elf.dynamic());
    }

    Hardening positionIndependent() {
      var is = rule("pie", "PIE");
      if (elf.linkage() == Linkage.SHARED_LIBRARY) {
        return is.notApplicable("a shared library");
      }
      return elf.header().type() == ElfHeader.DYN
          ? is.present("the kernel may load it anywhere")
          : is.absent("its code is always at the same address" + price(), pieFlag());
    }

    private String pieFlag() {
      return go.isPresent() && WITH_PIE.contains(elf.header().machine().goarch())
          ? "-buildmode=pie"
          : "";
    }

    /** Go's own linker makes no static PIE: the loader has to be where the program runs. */
    private String price() {
      return elf.linkage() == Linkage.STATIC && !pieFlag().isEmpty()
          ? " (a PIE needs the dynamic loader on the server)"
          : "";
    }

    Hardening readOnlyRelocations() {
      var is = rule("relro", "RELRO");
      if (elf.segment(Segment.READ_ONLY_AFTER_START).isPresent()) {
        return is.present("what the loader relocates is read only afterwards");
      }
      return dynamic.isEmpty()
          ? is.notApplicable("static at fixed addresses: nothing is relocated")
          : is.absent(
              "what the loader fills in stays writable",
              go.isPresent() ? EXTERNAL.formatted("relro") : "");
    }

    Hardening boundAtStart() {
      var is = rule("bind-now", "BIND_NOW");
      if (elf.interpreter().isEmpty() && elf.linkage() != Linkage.SHARED_LIBRARY) {
        return is.notApplicable("no loader looks functions up");
      }
      if (dynamic.map(DynamicSection::isBoundAtStart).orElse(false)) {
        return is.present("all functions of libraries are looked up at the start");
      }
      return dynamic.map(DynamicSection::hasLateFunctions).orElse(false)
          ? is.absent(
              "functions of libraries are looked up when they are first called, through a table"
                  + " that stays writable",
              go.map(Judge::bindNow).orElse(""))
          : is.notApplicable("no function of a library is looked up late");
    }

    private static String bindNow(GoBinary go) {
      return go.buildInfo().version().filter(v -> v.isAtLeast(1, BIND_NOW_SINCE)).isPresent()
          ? "-ldflags=-bindnow"
          : EXTERNAL.formatted("now");
    }

    Hardening stack() {
      var is = rule("nx", "NX");
      return elf.segment(Segment.STACK)
          .map(
              stack ->
                  stack.isExecutable()
                      ? is.absent(
                          "the stack is executable; assembly without a section .note.GNU-stack"
                              + " makes it so",
                          go.isPresent() ? EXTERNAL.formatted("noexecstack") : "")
                      : is.present("the stack is not executable"))
          .orElseGet(() -> is.unknown("no PT_GNU_STACK: the kernel decides by the machine"));
    }

    Hardening writableCode() {
      var is = rule("wx", "W^X");
      if (elf.segments().stream()
          .anyMatch(s -> s.type() == Segment.LOAD && s.isWritable() && s.isExecutable())) {
        return is.absent("a segment is loaded that is writable and executable", "");
      }
      return dynamic.map(DynamicSection::hasTextRelocations).orElse(false)
          ? is.absent("the loader writes into its code (TEXTREL): C that is not -fPIC", "")
          : is.present("nothing that is loaded is writable and executable");
    }

    Hardening libraryPath() {
      var is = rule("library-path", "safe library path");
      var path = dynamic.map(DynamicSection::libraryPath).orElse(List.of());
      if (dynamic.map(d -> d.needed().isEmpty()).orElse(true)) {
        return is.notApplicable("it loads no library");
      }
      var bad = path.stream().filter(Judge::isForOthers).toList();
      if (bad.isEmpty()) {
        return is.present(
            path.isEmpty() ? "none of its own" : "its own, " + String.join(":", path));
      }
      return is.absent(
          bad.stream()
                  .map(entry -> entry.isEmpty() ? "\"\"" : entry)
                  .collect(Collectors.joining(", "))
              + ": who may write there, or choose the directory it starts in, chooses its"
              + " libraries",
          go.isPresent() ? "without -r in -ldflags and -rpath in #cgo LDFLAGS" : "");
    }

    private static boolean isForOthers(String entry) {
      return !(entry.startsWith("/")
              || entry.startsWith("$ORIGIN")
              || entry.startsWith("${ORIGIN}"))
          || FOR_ALL.stream().anyMatch((entry + "/")::startsWith);
    }

    Hardening controlFlow() {
      var is = rule("cet", "CET");
      if (!Set.of("386", "amd64").contains(elf.header().machine().goarch())) {
        return is.notApplicable("a protection of x86");
      }
      var features = elf.controlFlowProtections();
      if (!features.isEmpty()) {
        return is.present(String.join(", ", features));
      }
      return go.isPresent()
          ? is.notApplicable("no release of Go marks its code for it")
          : is.absent("neither IBT nor SHSTK", "");
    }
  }

  /** A protection before it is judged. */
  record Rule(String id, String name) {
    Hardening present(String detail) {
      return new Hardening(id, name, State.PRESENT, detail, "");
    }

    Hardening absent(String detail, String change) {
      return new Hardening(id, name, State.ABSENT, detail, change);
    }

    Hardening notApplicable(String why) {
      return new Hardening(id, name, State.NOT_APPLICABLE, why, "");
    }

    Hardening unknown(String why) {
      return unknown(why, "");
    }

    Hardening unknown(String why, String change) {
      return new Hardening(id, name, State.UNKNOWN, why, change);
    }
  }

  static Rule rule(String id, String name) {
    return new Rule(id, name);
  }
}
