package dev.slipway.check.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import dev.slipway.check.Subject;
import dev.slipway.fact.BuildRoom;
import dev.slipway.fact.BuildRoom.Place;
import dev.slipway.fact.Fact;
import dev.slipway.fact.Space.Room;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoBuildRoomTest {
  private static final long MIB = 1 << 20;

  private final NoBuildRoom check = new NoBuildRoom();

  @Test
  void findsNarrowPlaceAsRiskAndRefusedBuildAsBlocker() {
    var narrow = new BuildRoom(List.of(place(10 * MIB, 500_000)), "");
    assertThat(Given.brief(check.examine(subject(narrow))))
        .containsExactly("TOOLCHAIN-12 risk stat -f /tmp");
    var refused = narrow.refused("compile: writing output: no space left on device");
    assertThat(Given.brief(check.examine(subject(refused))))
        .containsExactly("TOOLCHAIN-12 blocker stat -f /tmp");
  }

  @Test
  void findsInodesUsedUp() {
    var few = new BuildRoom(List.of(place(9000 * MIB, 3)), "no space left on device");
    assertThat(Given.brief(check.examine(subject(few))))
        .containsExactly("TOOLCHAIN-13 blocker stat -f /tmp");
  }

  @Test
  void findsOneFileSystemOnceAndRefusalWithoutNarrowPlace() {
    var twice = new BuildRoom(List.of(place(10 * MIB, 9999), place(10 * MIB, 9999)), "");
    assertThat(check.examine(subject(twice))).hasSize(1);
    var elsewhere = new BuildRoom(List.of(place(9000 * MIB, 999_999)), "no space left on device");
    assertThat(Given.brief(check.examine(subject(elsewhere))))
        .containsExactly("TOOLCHAIN-12 blocker go build");
  }

  @Test
  void findsNothingWhereThereIsRoomOrNothingIsBuilt() {
    var wide = new BuildRoom(List.of(place(9000 * MIB, 999_999)), "");
    assertThat(check.examine(subject(wide))).isEmpty();
    assertThat(check.examine(Given.server())).isEmpty();
  }

  private static Subject subject(BuildRoom room) {
    return Given.server().withBuildRoom(Fact.known(room, "stat -f"));
  }

  private static Place place(long free, long inodes) {
    return new Place("GOTMPDIR", new Room("/tmp", "tmpfs", 10_000 * MIB, free, 1_000_000, inodes));
  }
}
