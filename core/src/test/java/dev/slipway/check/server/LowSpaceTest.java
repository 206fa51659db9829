package dev.slipway.check.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.check.Subject;
import dev.slipway.check.Web1;
import dev.slipway.fact.Binary;
import dev.slipway.fact.Fact;
import dev.slipway.fact.Space;
import dev.slipway.fact.Space.Room;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.format.elf.FileKind;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LowSpaceTest {
  private static final long MIB = 1L << 20;

  @Test
  void findsDiskTooSmallForTheRelease() {
    assertThat(
            new LowSpace().examine(with(new Room("/opt", "ext4", 900 * MIB, 8 * MIB, 1000, 900))))
        .extracting(Finding::id, Finding::severity)
        .containsExactly(tuple("HOST-01", Severity.BLOCKER));
  }

  @Test
  void findsNarrowDiskAsRisk() {
    assertThat(
            new LowSpace().examine(with(new Room("/opt", "ext4", 9000 * MIB, 50 * MIB, 1000, 900))))
        .extracting(Finding::id, Finding::severity)
        .containsExactly(tuple("HOST-01", Severity.RISK));
  }

  @Test
  void findsInodesUsedUpThoughBlocksAreFree() {
    assertThat(
            new LowSpace()
                .examine(with(new Room("/opt", "ext4", 9000 * MIB, 5000 * MIB, 60000, 3))))
        .extracting(Finding::id, Finding::severity)
        .containsExactly(tuple("HOST-02", Severity.BLOCKER));
  }

  @Test
  void findsOneFileSystemOnce() {
    var full = new Room("/", "ext4", 9000 * MIB, MIB, 60000, 3000);
    var space = new Space(Map.of("/opt/hello", full, "/var/lib", full, "/var/log", full));
    assertThat(new LowSpace().examine(on(space))).hasSize(1);
  }

  @Test
  void findsNothingWithRoomOrWhereInodesAreNotLimited() {
    assertThat(
            new LowSpace()
                .examine(with(new Room("/", "overlayfs", 9000 * MIB, 900 * MIB, 60000, 50000))))
        .isEmpty();
    assertThat(new LowSpace().examine(with(new Room("/", "btrfs", 9000 * MIB, 900 * MIB, 0, 0))))
        .isEmpty();
    assertThat(new LowSpace().examine(Subject.on(Web1.facts()))).isEmpty();
  }

  private static Subject with(Room room) {
    return on(new Space(Map.of("/opt/hello", room)));
  }

  private static Subject on(Space space) {
    var binary =
        new Binary("dist/hello", 9 * MIB, Optional::empty, new Binary.Contents.Other(FileKind.ELF));
    return Subject.on(Web1.facts().with(space, "stat -f"))
        .with(Web1.ports())
        .withBinary(Fact.known(binary, "dist/hello"));
  }
}
