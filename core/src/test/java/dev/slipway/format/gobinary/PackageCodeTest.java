package dev.slipway.format.gobinary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PackageCodeTest {
  @Test
  void addsUpTheLargestFirst() {
    var functions =
        List.of(
            new GoFunction("main.main", 0, 10),
            new GoFunction("net/http.(*conn).serve", 10, 100),
            new GoFunction("main.(*pair).String", 110, 20),
            new GoFunction("type:.eq.main.pair", 130, 5));
    assertThat(PackageCode.of(functions))
        .containsExactly(
            new PackageCode("net/http", 1, 100),
            new PackageCode("main", 2, 30),
            new PackageCode(GoFunction.COMPILER, 1, 5));
  }
}
