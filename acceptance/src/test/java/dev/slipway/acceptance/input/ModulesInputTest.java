package dev.slipway.acceptance.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testkit.launcher.Launcher;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Module files that cannot be used, and what a new user mistypes: one clear error, exit 2. What a
 * zip or a directory of the module cache may be is proven in the engine.
 */
class ModulesInputTest {
  private static final String GO_MOD = "module example.com/a\n\ngo 1.22\n";

  @TempDir Path directory;

  @BeforeEach
  void writeProject() throws IOException {
    Files.writeString(directory.resolve("go.mod"), GO_MOD);
  }

  private Launcher slipway() {
    return Launcher.packaged()
        .in(directory)
        .with("GOMODCACHE", directory.resolve("cache").toString());
  }

  private void refuses(String command, String... says) throws Exception {
    new Refusal(slipway(), 2).of(command, says);
  }

  private Path other(String name) throws IOException {
    var file = directory.resolve(name);
    Files.deleteIfExists(file);
    return file;
  }

  private void pipe(String name) throws Exception {
    var command = new ProcessBuilder("mkfifo", other(name).toString());
    assertThat(command.start().waitFor()).isZero();
  }

  private void sparse(String name, long length) throws IOException {
    try (var file = new RandomAccessFile(other(name).toFile(), "rw")) {
      file.setLength(length);
    }
  }

  @Test
  void goModThatIsNone() throws Exception {
    sparse("go.mod", 100 << 20);
    refuses("modules verify", "cannot read " + directory.resolve("go.mod"), "larger than 16 MiB");
    refuses("modules diff .", "larger than 16 MiB");
    refuses("modules why example.com/d", "larger than 16 MiB");
    Files.writeString(other("go.mod"), "\0garbage\u2028".repeat(1 << 20));
    refuses("modules verify", "go.mod:1:");
    pipe("go.mod");
    refuses("modules verify", "it is a pipe or a device", "ls -lL");
    refuses("modules diff .", "it is a pipe or a device");
    Files.createDirectory(other("go.mod"));
    refuses("modules verify", "it is a directory");
    Files.delete(directory.resolve("go.mod"));
    refuses("modules verify", "no go.mod in " + directory, "slipway modules verify DIR");
    refuses("modules verify nosuch", "no go.mod in " + directory.resolve("nosuch"));
  }

  @Test
  void goSumThatIsNone() throws Exception {
    sparse("go.sum", 200 << 20);
    refuses("modules verify", "cannot read " + directory.resolve("go.sum"), "larger than 16 MiB");
    refuses("modules diff .", "larger than 16 MiB");
    pipe("go.sum");
    refuses("modules verify", "it is a pipe or a device");
    Files.createSymbolicLink(other("go.sum"), Path.of("go.sum"));
    refuses("modules verify", "Too many levels of symbolic links");
    Files.writeString(other("go.sum"), "\0".repeat(1 << 20));
    refuses("modules verify", "go.sum:1:1");
  }

  @Test
  void wordsThatMeanNothing() throws Exception {
    Files.createDirectory(directory.resolve("empty"));
    refuses("modules", "say what to do: verify, why, diff");
    refuses("modules verfy", "did you mean verify?");
    refuses("modules verify one two", "takes one directory", "slipway modules verify DIR");
    refuses("modules verify --nosuch", "unknown option --nosuch", "slipway modules --help");
    refuses("modules verify go.mod", "no go.mod in");
    refuses("modules verify --on web1", "slipway modules verify --on web1 /srv/hello");
    refuses("modules verify --on root@ /srv/x", "the host is empty", "[user@]host[:port]");
    refuses("modules verify --fail-on never", "use blocker, risk or advice");
    refuses("modules why", "takes the path of a module", "slipway modules why golang.org/x/net");
    refuses("modules why one two three", "takes the path of a module");
    refuses("modules why example.com/d empty", "no go.mod in " + directory.resolve("empty"));
    refuses("modules why --sumdb example.com/d", "--sumdb is for modules verify");
    refuses("modules diff", "takes an older state and a newer one", "slipway modules diff main");
    refuses("modules diff one two three", "takes an older state and a newer one");
    refuses("modules diff empty", "there is no", "empty/go.mod", "slipway modules diff main");
    refuses("modules diff nosuch", "nosuch is neither a directory with a go.mod nor a revision");
    refuses("modules diff --fail-on risk main", "--fail-on is for modules verify");
  }
}
