package dev.slipway.format.gosum;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.format.FormatException;
import dev.slipway.format.Xmod;
import dev.slipway.format.module.ModuleVersion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Says of a {@code go.sum} what {@code go list -m all} says, with a proxy of one module. */
class GoSumAgainstGoTest {
  private static final ModuleVersion DEP = new ModuleVersion("example.com/dep", "v1.0.0");
  private static final String GO_MOD = "module example.com/dep\n\ngo 1.17\n";
  private static final String HASH = "h1:rvH0cDjiiR4IU/GhijvOB7FJDcIXl9PjN9KhYoHlYOM=";
  private static final String NAME = "example.com/dep v1.0.0/go.mod ";
  private static final String GOOD = NAME + HASH;
  private static final String WRONG = NAME + "h1:AAAAcDjiiR4IU/GhijvOB7FJDcIXl9PjN9KhYoHlYOM=";
  private static final String OTHER = NAME + "h2:rvH0cDjiiR4IU/GhijvOB7FJDcIXl9PjN9KhYoHlYOM=";
  private static final String EMPTY = NAME + TreeHash.EMPTY_GO_MOD;

  private static final List<String> CASES =
      List.of(
          "",
          GOOD,
          GOOD + "\n",
          GOOD + "\r\n",
          "\n \n\t" + GOOD + "  \n\n",
          "example.com/dep\u00a0v1.0.0/go.mod\u2003" + HASH + "\u0085\n",
          "example.com/dep\u3000v1.0.0/go.mod\u1680" + HASH + "\u202f\u205f\n",
          "example.com/dep\u200bv1.0.0/go.mod " + HASH + "\n",
          "\uFEFF" + GOOD + "\n",
          GOOD + "\n" + GOOD + "\n",
          GOOD + "\n" + WRONG + "\n",
          WRONG + "\n" + GOOD + "\n",
          OTHER + "\n" + GOOD + "\n",
          OTHER + "\n" + WRONG + "\n",
          OTHER + "\n",
          WRONG + "\n",
          EMPTY + "\n",
          EMPTY + "\n" + GOOD + "\n",
          NAME + "rubbish\n",
          NAME + "h1:\n",
          "example.com/dep v1.0.0 " + HASH + "\n",
          "example.com/dep v1.0.0/go.mod/go.mod " + HASH + "\n",
          "example.com/Dep v1.0.0/go.mod " + HASH + "\n",
          "not a module\n" + GOOD + "\n",
          GOOD + "\n\none two\n",
          GOOD + "\none\n",
          GOOD + " four\n",
          "<<<<<<< HEAD\n" + GOOD + "\n=======\n",
          "// a comment of five words\n",
          EMPTY + "\n\n" + EMPTY + " x y\n",
          GOOD + "\u000B\f\n",
          GOOD + "\u0000\n");

  private static final Pattern MALFORMED =
      Pattern.compile("go\\.sum:(\\d+): wrong number of fields (\\d+)");

  @TempDir private Path directory;

  @Test
  void saysWhatGoSays() throws Exception {
    var go = Xmod.go();
    assumeTrue(go.isPresent(), "no go command on the PATH or in /usr/local/go/bin: install Go");
    var versions = Files.createDirectories(directory.resolve("proxy/example.com/dep/@v"));
    Files.writeString(versions.resolve("list"), "v1.0.0\n");
    Files.writeString(versions.resolve("v1.0.0.info"), "{\"Version\":\"v1.0.0\"}");
    Files.writeString(versions.resolve("v1.0.0.mod"), GO_MOD);
    var main = Files.createDirectories(directory.resolve("main"));
    Files.writeString(
        main.resolve("go.mod"),
        "module example.com/main\n\ngo 1.17\n\nrequire " + DEP.path() + " v1.0.0\n");
    var softly = new SoftAssertions();
    for (var text : CASES) {
      Files.writeString(main.resolve("go.sum"), text);
      softly.assertThat(read(text)).as(text).isEqualTo(told(run(go.get(), main)));
    }
    softly.assertAll();
  }

  private static String read(String text) {
    try {
      return switch (GoSum.parse(text).verdict(DEP, true, HASH)) {
        case SumVerdict.Listed listed -> "listed";
        case SumVerdict.Mismatch mismatch -> "mismatch " + mismatch.line().hash();
        case SumVerdict.NotListed none -> "not listed";
      };
    } catch (FormatException malformed) {
      return "line " + malformed.position().toString().replace(":1", "") + ": " + malformed.found();
    }
  }

  private static String told(String output) {
    var malformed = MALFORMED.matcher(output);
    if (malformed.find()) {
      return "line " + malformed.group(1) + ": " + malformed.group(2) + " words";
    }
    if (output.contains("checksum mismatch")) {
      return "mismatch " + output.replaceAll("(?s).*\tgo\\.sum: *(\\S+).*", "$1");
    }
    return output.contains("missing go.sum entry")
        ? "not listed"
        : output.contains("example.com/dep v1.0.0") ? "listed" : output;
  }

  private String run(String go, Path main) throws Exception {
    var builder = new ProcessBuilder(go, "list", "-m", "all").directory(main.toFile());
    var environment = builder.environment();
    environment.put("GOPROXY", "file://" + directory.resolve("proxy"));
    environment.put("GOSUMDB", "off");
    environment.put("GOMODCACHE", directory.resolve("cache").toString());
    environment.put("GOFLAGS", "-mod=readonly -modcacherw");
    environment.put("GOWORK", "off");
    environment.put("GOTOOLCHAIN", "local");
    var process = builder.redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
