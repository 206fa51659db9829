package dev.slipway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ControlGroupsTest {

  @Test
  void findsTheOneTreeOfAPureV2Host() {
    String mounts =
        """
        proc /proc proc rw,relatime 0 0
        cgroup2 /sys/fs/cgroup cgroup2 rw,nosuid,nodev,noexec,relatime,nsdelegate 0 0
        """;
    assertThat(ControlGroups.parse(mounts).roots()).containsExactly(Path.of("/sys/fs/cgroup"));
  }

  @Test
  void findsBothTreesOfAHybridHostAndNoControllerOfV1() {
    String mounts =
        """
        tmpfs /sys/fs/cgroup tmpfs rw,relatime,mode=755 0 0
        cgroup /sys/fs/cgroup/memory cgroup rw,relatime,memory 0 0
        cgroup /sys/fs/cgroup/systemd cgroup rw,relatime,name=systemd 0 0
        cgroup2 /sys/fs/cgroup/unified cgroup2 rw,relatime 0 0
        """;
    assertThat(ControlGroups.parse(mounts).roots())
        .containsExactly(Path.of("/sys/fs/cgroup/systemd"), Path.of("/sys/fs/cgroup/unified"));
  }

  @Test
  void findsNothingWhereNothingIsMounted() {
    assertThat(ControlGroups.parse("").roots()).isEmpty();
  }

  @Property
  void readsAnyText(@ForAll String text) {
    assertThat(ControlGroups.parse(text.replace('\0', ' ')).roots()).isNotNull();
  }
}
