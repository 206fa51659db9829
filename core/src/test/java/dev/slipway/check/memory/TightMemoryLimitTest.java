package dev.slipway.check.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import org.junit.jupiter.api.Test;

class TightMemoryLimitTest {
  @Test
  void findsLimitWithoutRoom() {
    var subject =
        Given.unit(
            """
            [Service]
            Environment=GOMEMLIMIT=500MiB
            MemoryMax=512M
            """);
    assertThat(Given.brief(new TightMemoryLimit().examine(subject)))
        .containsExactly("MEMORY-02 risk deploy/hello.service:2");
  }

  @Test
  void findsNothingWhereRoomIsLeft() {
    var subject =
        Given.unit(
            """
            [Service]
            Environment=GOMEMLIMIT=460MiB
            MemoryMax=512M
            """);
    assertThat(new TightMemoryLimit().examine(subject)).isEmpty();
  }

  @Test
  void findsNothingWithoutLimitOfTheUnit() {
    for (var limit : new String[] {"", "MemoryMax=infinity", "MemoryMax=80%", "MemoryMax=x"}) {
      var subject = Given.unit("[Service]\nEnvironment=GOMEMLIMIT=9GiB\n" + limit + "\n");
      assertThat(new TightMemoryLimit().examine(subject)).as(limit).isEmpty();
    }
  }
}
