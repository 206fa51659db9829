package dev.slipway.check.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Executables;
import dev.slipway.check.Subject;
import dev.slipway.check.Web1;
import dev.slipway.fact.Libraries;
import dev.slipway.fact.Libraries.Library;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MissingLibraryTest {
  @Test
  void findsLibraryThatIsNotThere() {
    var subject = on(Map.of("libc.so.6", List.of())).withBinary(Executables.cgo());
    assertThat(new MissingLibrary().examine(subject))
        .singleElement()
        .satisfies(f -> assertThat(f.cause()).contains("needs libc.so.6, which web1 does not"));
  }

  @Test
  void findsThatALibraryOfAnotherMachineIsNone() {
    var other = List.of(new Library("/lib/i386-linux-gnu/libc.so.6", "libc6"));
    var subject = on(Map.of("libc.so.6", other)).withBinary(Executables.cgo());
    assertThat(new MissingLibrary().examine(subject)).hasSize(1);
  }

  @Test
  void findsNothingWhenItIsThereOrNobodyLooked() {
    var there = List.of(new Library("/lib/x86_64-linux-gnu/libc.so.6", "libc6,x86-64"));
    assertThat(
            new MissingLibrary()
                .examine(on(Map.of("libc.so.6", there)).withBinary(Executables.cgo())))
        .isEmpty();
    assertThat(new MissingLibrary().examine(on(Map.of()).withBinary(Executables.cgo()))).isEmpty();
  }

  private static Subject on(Map<String, List<Library>> found) {
    return Subject.on(Web1.facts().with(new Libraries(found), "ldconfig -p"));
  }
}
