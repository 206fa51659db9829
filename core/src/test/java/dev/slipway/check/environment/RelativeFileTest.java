package dev.slipway.check.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import org.junit.jupiter.api.Test;

class RelativeFileTest {
  @Test
  void findsRelativePath() {
    var subject =
        Given.unit(
            """
            [Service]
            EnvironmentFile=etc/hello.env
            EnvironmentFile=-also/relative
            """);
    assertThat(Given.brief(new RelativeFile().examine(subject)))
        .containsExactly(
            "ENV-14 risk deploy/hello.service:2", "ENV-14 risk deploy/hello.service:3");
  }

  @Test
  void findsNothingInAbsolutePathsAndSpecifiers() {
    var subject =
        Given.unit(
            """
            [Service]
            EnvironmentFile=-/etc/hello.env
            EnvironmentFile=%E/hello.env
            EnvironmentFile=relative
            EnvironmentFile=
            """);
    assertThat(new RelativeFile().examine(subject)).isEmpty();
  }
}
