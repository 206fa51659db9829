package dev.slipway.acceptance.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.acceptance.schema.SarifSchema;
import dev.slipway.testkit.launcher.Launcher;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code slipway unit lint --format sarif} is SARIF 2.1.0 by the standard's own JSON Schema. */
class SarifTest {
  @TempDir Path directory;

  @Test
  void isValidWithAndWithoutRemarks() throws Exception {
    Files.writeString(
        directory.resolve("a b.service"),
        "[Service]\nExecStart=/opt/x\nRestart=allways\nFoo=1\nwords\n[X]\n");
    Files.writeString(directory.resolve("ä.env"), "export A=1\nB=back\\slash\n");
    Files.writeString(directory.resolve("fine.env"), "A=1\n");
    var broken = sarif("a b.service", "ä.env", directory.resolve("ä.env").toString());
    assertThat(broken).contains("\"ruleId\" : \"UNIT-34\"", "\"startColumn\" : 9", "a%20b.service");
    SarifSchema.assertValid(broken);
    SarifSchema.assertValid(sarif("fine.env"));
  }

  private String sarif(String... files) throws Exception {
    var words = new String[files.length + 4];
    System.arraycopy(new String[] {"unit", "lint", "--format", "sarif"}, 0, words, 0, 4);
    System.arraycopy(files, 0, words, 4, files.length);
    var run = Launcher.packaged().in(directory).run(words);
    assertThat(run.exit()).as(run.err()).isZero();
    return run.out();
  }
}
