package dev.slipway.acceptance.input;

import dev.slipway.testkit.launcher.Launcher;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code slipway go} with what people mistype, where there is no project. */
class GoInputTest {
  @TempDir Path directory;

  private void refuses(String command, String... says) throws Exception {
    new Refusal(Launcher.packaged().in(directory), 2).of(command, says);
  }

  @Test
  void wordsThatMeanNothing() throws Exception {
    refuses("go", "say what to do: list, install, use, run, remove");
    refuses("go instal 1.26", "did you mean install?");
    refuses("go install", "slipway go install 1.26.8 (or 1.26, or auto)");
    refuses("go install 1.25 1.26", "takes one release");
    refuses("go run 1.26.8", "slipway go run 1.26.8 -- build ./...");
    refuses("go remove", "slipway go remove 1.26.8");
  }

  @Test
  void releasesThatAreNone() throws Exception {
    refuses("go install latest", "\"latest\" is no release of Go. As in: 1.26.8");
    refuses("go install go1.2.3.4", "is no release of Go");
    refuses("go install ../x", "is no release of Go");
    refuses("go install auto", "there is no " + directory.resolve("go.mod"));
    refuses("go use --project auto", "there is no " + directory.resolve("go.mod"));
  }

  @Test
  void optionsOfOtherVerbs() throws Exception {
    refuses("go install 1.26 --project", "--project is for go use");
    refuses("go use 1.26 --prove", "--prove is for go install");
    refuses("go list --on web1", "--on is for go install and go remove");
    refuses("go remove 1.26.8 --fix", "--fix is for go list");
  }
}
