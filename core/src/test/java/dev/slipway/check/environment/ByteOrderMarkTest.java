package dev.slipway.check.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import org.junit.jupiter.api.Test;

class ByteOrderMarkTest {
  @Test
  void findsByteOrderMark() {
    var subject = Given.server().with(Given.sent("\uFEFFPORT=8080\nA=1\n"));
    assertThat(Given.brief(new ByteOrderMark().examine(subject)))
        .containsExactly("ENV-10 risk hello.env:1");
  }

  @Test
  void findsNothingInFileWithoutOne() {
    var subject = Given.server().with(Given.sent("PORT=8080\n"));
    assertThat(new ByteOrderMark().examine(subject)).isEmpty();
  }
}
