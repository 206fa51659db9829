package dev.slipway.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnitCommandTest {
  @TempDir Path directory;

  private void file(String name, String text) throws IOException {
    var file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Shell.Result unit(String... words) {
    var all = new String[words.length + 1];
    all[0] = "unit";
    System.arraycopy(words, 0, all, 1, words.length);
    return new Shell(directory).run(all);
  }

  @Test
  void namesThePlaceOfEachMistakeAndTheVersionThatIsAssumed() throws Exception {
    file("x.service", "[Service]\nExecStart=/x\nRestart=allways\n");
    var result = unit("lint", "x.service");
    assertThat(result.exit()).isZero();
    assertThat(result.out())
        .contains("x.service:3:9: risk UNIT-34: ")
        .contains("systemd 252 does, which is assumed: --systemd VERSION");
    assertThat(unit("lint", "x.service", "--systemd", "247").out()).doesNotContain("assumed");
  }

  @Test
  void exitsBySeverity() throws Exception {
    file("risky.service", "[Service]\nExecStart=/x\nRestart=always\nFoo=1\n");
    file("broken.service", "[Service\nExecStart=/x\n");
    assertThat(unit("lint", "risky.service").exit()).isZero();
    assertThat(unit("lint", "risky.service", "--fail-on", "risk").exit()).isEqualTo(1);
    assertThat(unit("lint", "broken.service").exit()).isEqualTo(1);
  }

  @Test
  void readsTheDropInsBesideAUnit() throws Exception {
    file("x.service", "[Service]\nExecStart=/x\nRestart=always\n");
    file("x.service.d/20-b.conf", "[Service]\nFoo=1\n");
    file("x.service.d/10-a.conf", "[Service]\nBar=1\n");
    file("x.service.d/ignored.txt", "[Service]\nBaz=1\n");
    assertThat(unit("lint", "x.service").out())
        .contains(
            "x.service.d/10-a.conf:2:1: risk UNIT-08", "x.service.d/20-b.conf:2:1: risk UNIT-08")
        .doesNotContain("Baz");
  }

  @Test
  void tellsUnitsAndEnvironmentFilesApart() throws Exception {
    file("hello.env", "export A=1\n");
    file("settings", "# a comment\n\nexport A=1\n");
    file("unit", "# a comment\n".repeat(50_000) + "\n[Socket]\nListenStream=80\nFoo=1\n");
    assertThat(unit("lint", "hello.env").out()).contains("hello.env:1:1: risk ENV-06");
    assertThat(unit("lint", "settings").out()).contains("settings:3:1: risk ENV-06");
    assertThat(unit("lint", "unit").out()).contains("unit:50004:1: risk UNIT-08");
  }

  @Test
  void readsAUnitFromStandardInput() {
    var result =
        new Shell(directory)
            .withInput("[Service]\nExecStart=/x\nFoo=1\n")
            .run("unit", "lint", "-", "--format", "json");
    assertThat(result.out()).contains("\"file\" : \"standard input\"", "\"line\" : 3");
  }

  @Test
  void writesPlacesAsUris() throws Exception {
    file("a:b c.env", "export A=1\n");
    assertThat(unit("lint", "a:b c.env", "--format", "sarif").out())
        .contains("\"uri\" : \"./a:b%20c.env\"");
    assertThat(unit("score", "a:b c.env", "--format", "sarif").exit()).isEqualTo(2);
  }

  @Test
  void saysWhatWouldLowerTheExposureMost() throws Exception {
    file("x.service", "[Service]\nExecStart=/x\n");
    var result = unit("score", "x.service");
    assertThat(result.out()).contains("exposure 9.6 UNSAFE", "CapabilityBoundingSet=");
    assertThat(result.out().lines().toList().get(2)).contains("7.1  CapabilityBoundingSet=");
  }
}
