package dev.slipway.format.gomod;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.format.FormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares the reader with {@code go mod edit -json}. */
class GoModAgainstGoTest {

  private static final List<String> CASES =
      List.of(
          "module a\n",
          "module \"a b\"\n",
          "module `a`\n",
          "module a b\n",
          "module (\n\ta\n)\n",
          "module a\nmodule b\n",
          "go 1.22\n",
          "go 1.22.0\n",
          "go 1.22rc1\n",
          "go 1\n",
          "go 1.022\n",
          "go 2.0\n",
          "go 1.22 // x\n",
          "go\n",
          "go 1.21\ngo 1.22\n",
          "toolchain go1.22.1\n",
          "toolchain default\n",
          "toolchain go2.0\n",
          "toolchain local\n",
          "require a v1.0.0\n",
          "require a v1.0.0 // indirect\n",
          "require a v1.0.0 // indirect; x\n",
          "require a v1.0.0 // not indirect\n",
          "require a v1.0.0//indirect\n",
          "require a v1\n",
          "require a latest\n",
          "require a v2.0.0\n",
          "require a v2.0.0+incompatible\n",
          "require a v1.0.0+meta\n",
          "require a/v2 v2.1.0\n",
          "require a/v2 v3.1.0\n",
          "require a/v1 v1.0.0\n",
          "require gopkg.in/a.v2 v2.0.0\n",
          "require gopkg.in/a.v2 v3.0.0\n",
          "require gopkg.in/a.v0 v0.0.0-20200101000000-abcdefabcdef\n",
          "require gopkg.in/a v1.0.0\n",
          "require a v0.0.0-20200101000000-abcdefabcdef\n",
          "require a v1.0.0-rc.1\n",
          "require a v1.0.0-\n",
          "require a v1.0.0-01\n",
          "require a v01.0.0\n",
          "require (\n\ta v1.0.0\n\n\t// c\n\tb v1.0.0 // indirect\n)\n",
          "require (\na v1.0.0\n",
          "require (\n) x\n",
          "require ()\n",
          "require ( )\n",
          "require (a v1.0.0)\n",
          "require x (\n)\n",
          "exclude a v1.0.0\n",
          "exclude a\n",
          "replace a => ./b\n",
          "replace a => ../b\n",
          "replace a => /b\n",
          "replace a => .\n",
          "replace a => b\n",
          "replace a => b v1.0.0\n",
          "replace a v1.0.0 => b v1.0.0\n",
          "replace a v1.0.0 => ./b\n",
          "replace a => ./b v1.0.0\n",
          "replace a => b@v1.0.0\n",
          "replace a => b v2.0.0\n",
          "replace a => .\\b\n",
          "replace a b => c\n",
          "replace a =>\n",
          "replace a => b c d\n",
          "retract v1.0.0\n",
          "retract [v1.0.0, v1.1.0]\n",
          "retract [v1.0.0, v1.1.0\n",
          "retract v1\n",
          "retract (\n\tv1.0.0\n\t[v1.1.0, v1.2.0]\n)\n",
          "godebug a=b\n",
          "godebug a\n",
          "godebug a=b,c\n",
          "godebug (\n\ta=b\n\tc=d\n)\n",
          "tool a/b\n",
          "tool a b\n",
          "ignore ./x\n",
          "unknown a\n",
          "unknown (\n)\n",
          "go (\n1.22\n)\n",
          "/* a */\n",
          "module a /* b */\n",
          "module a// b\n",
          "module \"a\n",
          "module \"a\\x62\"\n",
          "module \"a\\q\"\n",
          "module a\"b\n",
          "module a\u0001\n",
          "module a\u00a0b\n",
          "module é\n",
          "\uFEFFmodule a\n",
          "module a\r\ngo 1.22\r\n",
          "(\n)\n",
          ")\n",
          "module [\n",
          "");

  @TempDir private Path directory;

  @BeforeEach
  void needsGo() {
    assumeTrue(
        go().isPresent(),
        "no go command on the PATH or in /usr/local/go/bin: install Go to compare with it");
  }

  @Test
  void acceptsWhatGoAcceptsAndReadsTheSame() throws Exception {
    SoftAssertions softly = new SoftAssertions();
    for (String text : CASES) {
      Optional<String> json = goModEdit(text);
      Optional<GoMod> read = read(text);
      softly.assertThat(read.isPresent()).as(text).isEqualTo(json.isPresent());
      if (json.isPresent() && read.isPresent()) {
        softly.assertThat(summary(read.get())).as(text).isEqualTo(summary(json.get()));
      }
    }
    softly.assertAll();
  }

  private static Optional<GoMod> read(String text) {
    try {
      return Optional.of(GoMod.parse(text));
    } catch (FormatException refused) {
      return Optional.empty();
    }
  }

  private static List<String> summary(GoMod mod) {
    List<String> words = new ArrayList<>();
    mod.module().ifPresent(line -> words.add("Path=" + line.value()));
    mod.go().ifPresent(line -> words.add("Go=" + line.value()));
    mod.toolchain().ifPresent(line -> words.add("Toolchain=" + line.value()));
    for (GoMod.Require require : mod.requires()) {
      words.add("Path=" + require.path());
      words.add("Version=" + require.version());
      if (require.isIndirect()) {
        words.add("Indirect=true");
      }
    }
    for (GoMod.Replace replace : mod.replaces()) {
      words.add("Path=" + replace.path());
      replace.version().ifPresent(version -> words.add("Version=" + version));
      words.add("Path=" + replace.target());
      replace.targetVersion().ifPresent(version -> words.add("Version=" + version));
    }
    return words.stream().sorted().toList();
  }

  /** The fields of the JSON that the summary has, without those of exclude, retract and tool. */
  private static List<String> summary(String json) {
    String kept =
        Stream.of("Exclude", "Retract", "Tool", "Ignore")
            .reduce(
                json, (text, key) -> text.replaceAll("(?s)\"" + key + "\": \\[.*?\\n\\t\\]", ""));
    Matcher field =
        Pattern.compile("\"(Path|Version|Go|Toolchain|Indirect)\": \"?([^\",\\n]*)").matcher(kept);
    List<String> words = new ArrayList<>();
    while (field.find()) {
      if (!field.group(2).isEmpty()) {
        words.add(field.group(1) + "=" + field.group(2));
      }
    }
    return words.stream().sorted().toList();
  }

  private Optional<String> goModEdit(String text) throws IOException, InterruptedException {
    Path file = Files.writeString(directory.resolve("go.mod"), text);
    Process process =
        new ProcessBuilder(go().orElseThrow(), "mod", "edit", "-json", file.toString())
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0 ? Optional.of(output) : Optional.empty();
  }

  private static Optional<String> go() {
    String path = System.getenv().getOrDefault("PATH", "") + ":/usr/local/go/bin";
    return Stream.of(path.split(":"))
        .map(directory -> Path.of(directory, "go"))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }
}
