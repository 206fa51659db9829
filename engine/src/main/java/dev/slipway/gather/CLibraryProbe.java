package dev.slipway.gather;

import dev.slipway.fact.CLibrary;
import dev.slipway.fact.CLibrary.Kind;
import dev.slipway.fact.Fact;
import dev.slipway.fact.Questions;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Asks the GNU C library for its version by {@code getconf}, else by {@code ldd}; musl says its own
 * when its loader is called without arguments. Where both are, the first is what programs are made
 * for.
 */
final class CLibraryProbe implements Probe<CLibrary> {
  private static final Pattern GLIBC = Pattern.compile("(?m)^glibc (\\d+\\.\\d+(?:\\.\\d+)?)\\s*$");
  private static final Pattern LDD = Pattern.compile("(?m)^ldd \\(.*\\) (\\d+\\.\\d+)\\s*$");
  private static final Pattern MUSL = Pattern.compile("(?m)^Version (\\d+\\.\\d+\\.\\d+)");

  @Override
  public Class<CLibrary> type() {
    return CLibrary.class;
  }

  @Override
  public String script(Questions questions) {
    return "for l in "
        + String.join(" ", new TreeSet<>(CLibrary.KNOWN_LOADERS))
        + "; do if [ -e \"$l\" ]; then echo \"loader $l\"; fi; done\n"
        + """
        getconf GNU_LIBC_VERSION || {
          if command -v ldd >/dev/null; then ldd --version 2>&1 | head -n 1; fi
          for l in /lib/ld-musl-*; do if [ -e "$l" ]; then "$l" 2>&1 | head -n 2; fi; done
        }
        """;
  }

  @Override
  public Fact<CLibrary> read(String output, int exit) {
    var loaders = new TreeSet<String>();
    output
        .lines()
        .filter(line -> line.startsWith("loader "))
        .map(line -> line.substring("loader ".length()))
        .filter(CLibrary.KNOWN_LOADERS::contains)
        .forEach(loaders::add);
    var glibc = GLIBC.matcher(output);
    if (glibc.find()) {
      return Fact.known(
          new CLibrary(Kind.GLIBC, glibc.group(1), loaders), "getconf GNU_LIBC_VERSION");
    }
    var ldd = LDD.matcher(output);
    if (ldd.find()) {
      return Fact.known(new CLibrary(Kind.GLIBC, ldd.group(1), loaders), "ldd --version");
    }
    var musl = MUSL.matcher(output);
    return musl.find()
        ? Fact.known(new CLibrary(Kind.MUSL, musl.group(1), loaders), "/lib/ld-musl-*.so.1")
        : Answers.notUnderstood("getconf GNU_LIBC_VERSION", output.replaceAll("loader .*", ""));
  }
}
