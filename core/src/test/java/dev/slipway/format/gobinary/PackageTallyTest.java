package dev.slipway.format.gobinary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PackageTallyTest {
  private final PackageTally tally = new PackageTally();

  @Test
  void addsUpTheLargestFirst() {
    add("main.main", 10);
    add("net/http.(*conn).serve", 100);
    add("main.(*pair).String", 20);
    add("type:.eq.main.pair", 5);

    assertThat(tally.packages())
        .containsExactly(
            new PackageCode("net/http", 1, 100),
            new PackageCode("main", 2, 30),
            new PackageCode(GoFunction.COMPILER, 1, 5));
  }

  /** The package of what follows is looked for anew when its name only begins alike. */
  @Test
  void keepsPackagesApartWhoseNamesBeginAlike() {
    add("example.com/a.F", 1);
    add("example.com/a.v2/b.G", 2);
    add("example.com/a%2ev2.H", 4);
    add("example.com/a.Map[example.com/c.T].Get", 8);

    assertThat(tally.packages())
        .extracting(PackageCode::path)
        .containsExactly("example.com/a", "example.com/a.v2", "example.com/a.v2/b");
  }

  private void add(String name, long size) {
    var table = "\0" + name + "\0";
    tally.add(table, 1, table.length() - 1, size);
  }
}
