package dev.slipway.check.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Subject;
import dev.slipway.check.Web1;
import dev.slipway.fact.NameLookup;
import dev.slipway.model.Declaration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NoNameserverTest {
  private static final Declaration CALLS =
      Web1.declared(List.of(), Map.of("DATABASE_URL", "postgres://db.example.com:5432/app"));

  @Test
  void findsThatNobodyCanBeAskedForADeclaredHost() {
    assertThat(new NoNameserver().examine(on(NameServerFacts.lookup(false), CALLS)))
        .singleElement()
        .satisfies(f -> assertThat(f.cause()).contains("db.example.com", "no nameserver line"));
  }

  @Test
  void findsStubResolverThatDoesNotRun() {
    var stub = NameServerFacts.lookup(false, "127.0.0.53");
    assertThat(new NoNameserver().examine(on(stub, CALLS)))
        .singleElement()
        .satisfies(f -> assertThat(f.cause()).contains("127.0.0.53, where nothing listens"));
  }

  @Test
  void findsNothingWithAServerOrWithoutAHostToFind() {
    var service = Web1.declared(List.of("--listen=:8080", "--log=json"), Map.of("NAME", "captain"));
    assertThat(new NoNameserver().examine(on(NameServerFacts.lookup(false), service))).isEmpty();
    assertThat(new NoNameserver().examine(on(NameServerFacts.lookup(false, "192.0.2.53"), CALLS)))
        .isEmpty();
    assertThat(new NoNameserver().examine(on(NameServerFacts.lookup(true, "127.0.0.53"), CALLS)))
        .isEmpty();
  }

  private static Subject on(NameLookup names, Declaration declaration) {
    return Subject.on(Web1.facts().with(names, "/etc/resolv.conf")).with(declaration);
  }
}
