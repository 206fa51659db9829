package dev.slipway.lint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.SystemdVersion;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnvironmentFileLinterTest {

  private static List<Remark> remarks(String text) {
    return EnvironmentFileLinter.remarks(
        "hello.env", text.getBytes(UTF_8), new SystemdVersion(252));
  }

  @Test
  void findsEachMistakeWithItsPlaceAndNoSecret() {
    var remarks =
        remarks(
            """
            GOOD=1
            export TOKEN=geheim
              just words of geheim
            1ST=geheim
            PASSWORD=geheim\\slash
            PORT=8080 # http
            """);
    assertThat(remarks)
        .extracting(r -> r.line() + ":" + r.column() + " " + r.finding().id())
        .containsExactly("2:1 ENV-06", "3:3 ENV-37", "4:1 ENV-16", "5:1 ENV-09", "6:1 ENV-07");
    assertThat(remarks.toString()).doesNotContain("geheim");
  }

  @Test
  void findsAFileThatIsNotLoaded() {
    assertThat(
            EnvironmentFileLinter.remarks(
                "hello.env", new byte[] {'A', '=', (byte) 0xff, '\n'}, new SystemdVersion(252)))
        .extracting(r -> r.finding().id() + " " + r.finding().severity().word())
        .containsExactly("ENV-36 blocker");
  }

  @Test
  void findsNothingInAHealthyFile() {
    assertThat(remarks("# a comment\n; another\n\nA=1\nB='two words'\nC=\"say \\\"hi\\\"\"\n"))
        .isEmpty();
  }
}
