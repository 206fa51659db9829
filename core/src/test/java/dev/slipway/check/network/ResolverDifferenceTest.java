package dev.slipway.check.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Executables;
import dev.slipway.check.Subject;
import dev.slipway.check.Web1;
import dev.slipway.fact.NameLookup;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResolverDifferenceTest {
  @Test
  void findsDirectoryThatAStaticExecutableCannotAsk() {
    var subject = on("files", "ldap", "dns").withBinary(Executables.plain());
    assertThat(new ResolverDifference().examine(subject))
        .singleElement()
        .satisfies(f -> assertThat(f.cause()).contains("by ldap, dist/hello only in files"));
  }

  @Test
  void findsNothingInDefaultsOfDistributionsOrWithCgo() {
    var ubuntu = on("files", "mdns4_minimal", "dns", "mymachines").withBinary(Executables.plain());
    assertThat(new ResolverDifference().examine(ubuntu)).isEmpty();
    var fedora = on("files", "myhostname", "resolve", "dns").withBinary(Executables.plain());
    assertThat(new ResolverDifference().examine(fedora)).isEmpty();
    var cgo = on("files", "ldap", "dns").withBinary(Executables.cgo());
    assertThat(new ResolverDifference().examine(cgo)).isEmpty();
  }

  private static Subject on(String... order) {
    var names = new NameLookup("web1", true, List.of(), List.of(order), Map.of(), false);
    return Subject.on(Web1.facts().with(names, "/etc/nsswitch.conf"));
  }
}
