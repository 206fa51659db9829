package dev.slipway.check.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Subject;
import dev.slipway.check.Web1;
import dev.slipway.fact.Mounts;
import dev.slipway.fact.Mounts.Mount;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadOnlyMountTest {
  private static final Mount ROOT = new Mount("/", "ext4", "/dev/vda1", Set.of("rw"));

  @Test
  void findsEachReadOnlyMountThatADeployWritesToOnce() {
    var opt = new Mount("/opt", "ext4", "/dev/vdb", Set.of("ro"));
    assertThat(new ReadOnlyMount().examine(on(ROOT, opt)))
        .singleElement()
        .satisfies(f -> assertThat(f.cause()).contains("/opt/hello, on /opt, and web1"));
    assertThat(new ReadOnlyMount().examine(on(new Mount("/", "ext4", "x", Set.of("ro")))))
        .hasSize(1);
  }

  @Test
  void findsNothingWhereTheDeployDoesNotWrite() {
    var usr = new Mount("/usr", "ext4", "/dev/vdb", Set.of("ro"));
    var snap = new Mount("/snap/core/1", "squashfs", "/dev/loop0", Set.of("ro"));
    assertThat(new ReadOnlyMount().examine(on(ROOT, usr, snap))).isEmpty();
    assertThat(new ReadOnlyMount().examine(Subject.on(Web1.facts()))).isEmpty();
  }

  private static Subject on(Mount... mounts) {
    return Subject.on(Web1.facts().with(new Mounts(List.of(mounts)), "/proc/self/mountinfo"))
        .with(Web1.ports());
  }
}
