package dev.slipway.executable;

import dev.slipway.executable.Hardening.Rule;
import dev.slipway.format.elf.DynamicSection;
import dev.slipway.format.elf.ElfFile;
import dev.slipway.format.gobinary.GoBinary;
import java.util.List;
import java.util.Optional;

/**
 * What a C compiler adds to C, seen in the functions of the C library that it calls. Go code checks
 * every index and grows its stacks: there is nothing to add.
 */
record CProtection(ElfFile elf, Optional<GoBinary> go, Optional<DynamicSection> dynamic) {
  private static final Rule GUARD = Hardening.rule("stack-protector", "stack protector");
  private static final Rule FORTIFY = Hardening.rule("fortify", "FORTIFY");
  private static final String FLAGS = "CGO_CFLAGS=\"-O2 -g %s\"";

  List<Hardening> all() {
    var reason = notJudged();
    if (reason.isPresent()) {
      return List.of(reason.get().of(GUARD), reason.get().of(FORTIFY));
    }
    var imports = dynamic.map(DynamicSection::imports).orElse(List.of());
    return imports.isEmpty()
        ? List.of(
            GUARD.unknown("the file does not tell which functions of C it needs"),
            FORTIFY.unknown("the file does not tell which functions of C it needs"))
        : List.of(guard(imports), fortify(imports));
  }

  private record Reason(boolean isKnown, String why) {
    Hardening of(Rule rule) {
      return isKnown ? rule.notApplicable(why) : rule.unknown(why);
    }
  }

  private Optional<Reason> notJudged() {
    var functions = go.flatMap(GoBinary::functions);
    if (go.isPresent() && functions.isEmpty()) {
      return Optional.of(new Reason(false, "without a table of functions C cannot be told"));
    }
    if (functions.filter(table -> !table.hasC()).isPresent()) {
      return Optional.of(new Reason(true, "pure Go"));
    }
    // Go's own C is always built with -fno-stack-protector (runtime/cgo/cgo.go, net).
    if (functions.filter(table -> table.packagesThatNeedC().isEmpty()).isPresent()) {
      return Optional.of(new Reason(true, "no C but that of Go's own packages"));
    }
    return dynamic.map(d -> d.needed().isEmpty()).orElse(true)
        ? Optional.of(
            new Reason(
                false, "static: the C library's own protection is linked in whatever C does"))
        : Optional.empty();
  }

  private Hardening guard(List<String> imports) {
    return imports.contains("__stack_chk_fail")
        ? GUARD.present("in its C: it calls __stack_chk_fail")
        : GUARD.unknown(
            "no function of its C has one: built without, or none has an array to guard",
            change(FLAGS.formatted("-fstack-protector-strong")));
  }

  private Hardening fortify(List<String> imports) {
    var checked = imports.stream().filter(CProtection::isChecked).toList();
    return checked.isEmpty()
        ? FORTIFY.absent(
            "its C calls no checked function of the C library",
            change(FLAGS.formatted("-D_FORTIFY_SOURCE=2")))
        : FORTIFY.present("in its C: " + String.join(", ", checked));
  }

  private static boolean isChecked(String symbol) {
    return symbol.startsWith("__") && symbol.endsWith("_chk");
  }

  private String change(String flag) {
    return go.isPresent() ? flag : "";
  }
}
