package dev.slipway.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.Digest;
import org.junit.jupiter.api.Test;

class WritersTest {
  private static final String ONE = "1".repeat(64);
  private static final String TWO = "2".repeat(64);
  private static final String SAID =
      """
      10 /opt/hello/releases/20261124T031500Z-1f0c9a52/hello
      11 /srv/apps/hello/releases/20261124T031501Z-1f0c9a53/hello (deleted)
      12 /usr/lib/systemd/systemd-executor
      13 /opt/hello/releases/20261124T031500Z-1f0c9a52/hello
      13 /opt/hello/releases/20261124T031501Z-1f0c9a53/hello
      14 /opt/hello/releases/20200101T000000Z-00000000/hello
      15
      15 /opt/hello/releases/20261124T031501Z-1f0c9a53/hello
      15 /opt/hello/releases/20261124T031501Z-1f0c9a53/hello (deleted)
      release 20261124T031500Z-1f0c9a52 %s
      release 20261124T031501Z-1f0c9a53 %s
      release damaged {
      """
          .formatted(ONE, TWO);

  @Test
  void tellsWhichExecutableWroteALine() {
    var writers = Writers.read(SAID);
    assertThat(writers.of("2026-11-25T20:21:00+0000 web1 hello[10]: PC=0x1 m=0"))
        .contains(new Digest(ONE));
    assertThat(writers.of("2026-11-25T20:21:00+0000 web1 hello[11]: [12]: x"))
        .contains(new Digest(TWO));
    assertThat(writers.of("2026-11-25T20:21:00+0000 web1 hello[15]: x")).contains(new Digest(TWO));
  }

  @Test
  void tellsNothingThatIsNotCertain() {
    var writers = Writers.read(SAID);
    for (var line :
        new String[] {
          "2026-11-25T20:21:00+0000 web1 systemd[12]: x",
          "2026-11-25T20:21:00+0000 web1 hello[13]: two releases had this number",
          "2026-11-25T20:21:00+0000 web1 hello[14]: a release that is gone",
          "2026-11-25T20:21:00+0000 web1 hello[16]: nobody",
          "-- Boot 1f0c --",
          ""
        }) {
      assertThat(writers.of(line)).as(line).isEmpty();
    }
    assertThat(Writers.NONE.of("2026-11-25T20:21:00+0000 web1 hello[10]: x")).isEmpty();
  }
}
