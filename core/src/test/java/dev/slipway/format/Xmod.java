package dev.slipway.format;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What golang.org/x/mod says: a small program of Go ({@code xmod/main.go}) that is asked. */
public final class Xmod {
  private final Path directory;

  private Xmod(Path directory) {
    this.directory = directory;
  }

  /** Builds the program in an empty directory; the test is skipped where that cannot be done. */
  public static Xmod build(Path directory) throws Exception {
    var go = go();
    assumeTrue(go.isPresent(), "no go command on the PATH or in /usr/local/go/bin: install Go");
    for (var name : List.of("main.go", "go.mod", "go.sum")) {
      try (var file = Xmod.class.getResourceAsStream("/xmod/" + name)) {
        Files.copy(java.util.Objects.requireNonNull(file), directory.resolve(name));
      }
    }
    var download = run(directory, go.get(), "mod", "download", "golang.org/x/mod");
    assumeTrue(download.isEmpty(), () -> "golang.org/x/mod cannot be had: " + download);
    var build = run(directory, go.get(), "build", "-o", "xmod", ".");
    if (!Files.exists(directory.resolve("xmod"))) {
      throw new IllegalStateException(build);
    }
    return new Xmod(directory);
  }

  /** The go command, when there is one. */
  public static Optional<String> go() {
    return Stream.of((System.getenv("PATH") + ":/usr/local/go/bin").split(":"))
        .map(directory -> Path.of(directory, "go"))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  private static String run(Path directory, String... command) throws Exception {
    var builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().put("GOFLAGS", "-mod=readonly");
    builder.environment().put("GOWORK", "off");
    var process = builder.redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output.strip();
  }

  /** A question: what of, then the words it is about. */
  public static String question(String what, String... words) {
    return Stream.concat(Stream.of(what), Arrays.stream(words).map(Xmod::hex))
        .collect(Collectors.joining(" "));
  }

  /** A word as the program writes those that may hold anything. */
  public static String hex(String word) {
    return HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8));
  }

  /** The answers, a line each. */
  public List<String> answers(List<String> questions) throws Exception {
    var in = Files.write(directory.resolve("questions"), questions);
    var out = directory.resolve("answers");
    var builder = new ProcessBuilder(directory.resolve("xmod").toString());
    builder.environment().put("TMPDIR", directory.toString());
    var process = builder.redirectInput(in.toFile()).redirectOutput(out.toFile()).start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(
          new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
    }
    return Files.readAllLines(out);
  }

  /** Some questions with the answers of Java, to be held against those of Go. */
  public static final class Comparison {
    private final List<String> names = new ArrayList<>();
    private final List<String> questions = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();

    /** Adds a question. */
    public void ask(Supplier<String> answer, String what, String... words) {
      names.add(what + " " + Arrays.toString(words));
      questions.add(question(what, words));
      answers.add(answer.get());
    }

    /** Where Go answers otherwise; nothing when it does nowhere. */
    public List<String> differences(Xmod go) {
      try {
        var theirs = go.answers(questions);
        var different = new ArrayList<String>();
        for (int i = 0; i < answers.size(); i++) {
          if (!answers.get(i).equals(theirs.get(i))) {
            different.add(names.get(i) + ": " + answers.get(i) + ", Go says " + theirs.get(i));
          }
        }
        return different;
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      } catch (Exception failed) {
        throw new IllegalStateException(failed);
      }
    }

    /** How many answers there are of this form. */
    public long count(String regex) {
      return answers.stream().filter(answer -> answer.matches(regex)).count();
    }
  }
}
