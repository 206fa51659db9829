package dev.slipway.toolchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written is what the tar of this computer reads. */
class TarArchiveTest {
  @TempDir Path directory;

  private static InputStream content(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void tarUnpacksEachFileWithItsContentAndMode() throws Exception {
    var deep = "src/" + "a".repeat(90) + "/" + "b".repeat(90) + ".go";
    var out = new ByteArrayOutputStream();
    try (var tar = new TarArchive(out)) {
      tar.add("bin/go", true, 3, content("abc"));
      tar.add("VERSION", false, 512, content("v".repeat(512)));
      tar.add("empty", false, 0, content(""));
      tar.add(deep, false, 2, content("x\n"));
    }
    var file = Files.write(directory.resolve("archive"), out.toByteArray());
    var exit =
        new ProcessBuilder("tar", "-xof", file.toString(), "-C", directory.toString())
            .inheritIO()
            .start()
            .waitFor();
    assertThat(exit).isZero();
    assertThat(directory.resolve("bin/go")).hasContent("abc").isExecutable();
    assertThat(directory.resolve("VERSION")).hasContent("v".repeat(512));
    assertThat(Files.isExecutable(directory.resolve("VERSION"))).isFalse();
    assertThat(directory.resolve("empty")).isEmptyFile();
    assertThat(directory.resolve(deep)).hasContent("x\n");
  }

  @Test
  void refusesWhatIsNotAsLongAsItSaysAndNamesThatDoNotFit() {
    var tar = new TarArchive(new ByteArrayOutputStream());
    assertThatThrownBy(() -> tar.add("a", false, 2, content("abc")))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> tar.add("a".repeat(101), false, 0, content("")))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> tar.add("a".repeat(156) + "/b", false, 0, content("")))
        .isInstanceOf(IOException.class);
  }
}
