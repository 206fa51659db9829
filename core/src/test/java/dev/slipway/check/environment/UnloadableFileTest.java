package dev.slipway.check.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.CheckedEnvironmentFile;
import dev.slipway.check.Given;
import dev.slipway.fact.Fact;
import dev.slipway.format.envfile.EnvironmentFile;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnloadableFileTest {
  @Test
  void findsLatin1AndNul() {
    var latin = Given.server().with(file(false, new byte[] {'A', '=', (byte) 0xe9, '\n'}));
    assertThat(Given.brief(new UnloadableFile().examine(latin)))
        .containsExactly("ENV-36 blocker hello.env:1");
    var nul = Given.server().with(file(true, new byte[] {'A', '=', '1', '\n', 'B', '=', 0}));
    assertThat(Given.brief(new UnloadableFile().examine(nul)))
        .containsExactly("ENV-36 risk hello.env:2");
  }

  @Test
  void findsNothingInUtf8() {
    var subject = Given.server().with(Given.sent("NAME=J\u00f6rg"));
    assertThat(new UnloadableFile().examine(subject)).isEmpty();
  }

  private static CheckedEnvironmentFile file(boolean optional, byte[] content) {
    return new CheckedEnvironmentFile(
        "/etc/hello/hello.env",
        optional,
        Optional.of("hello.env"),
        Fact.known(
            Optional.of(EnvironmentFile.parse("hello.env", content, Given.V252)), "hello.env"));
  }
}
