package dev.slipway.check.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import dev.slipway.check.Subject;
import dev.slipway.check.Web1;
import dev.slipway.fact.Mounts;
import dev.slipway.fact.Mounts.Mount;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NoExecMountTest {
  private static final Mount ROOT = new Mount("/", "ext4", "/dev/vda1", Set.of("rw"));

  @Test
  void findsReleasesOnNoexecMount() {
    var opt = new Mount("/opt", "ext4", "/dev/vdb", Set.of("rw", "noexec"));
    assertThat(new NoExecMount().examine(on(ROOT, opt)))
        .singleElement()
        .satisfies(f -> assertThat(f.cause()).contains("/opt/hello, on /opt, and web1"));
  }

  @Test
  void findsCommandOfTheUnitOnNoexecMount() {
    var srv = new Mount("/srv", "ext4", "/dev/vdb", Set.of("noexec"));
    var subject =
        Given.unit("[Service]\nExecStartPre=/srv/check\nExecStart=/opt/hello/current/hello\n");
    var facts = subject.server().with(new Mounts(List.of(ROOT, srv)), "/proc/self/mountinfo");
    assertThat(new NoExecMount().examine(subject.with(facts)))
        .singleElement()
        .satisfies(f -> assertThat(f.cause()).contains("starts /srv/check, on /srv"));
  }

  @Test
  void findsNothingWhenAnotherPlaceIsNoexecOrALaterMountHidesIt() {
    var tmp = new Mount("/tmp", "tmpfs", "tmpfs", Set.of("noexec"));
    var opt = new Mount("/opt", "ext4", "/dev/vdb", Set.of("noexec"));
    var over = new Mount("/opt", "ext4", "/dev/vdc", Set.of("rw"));
    assertThat(new NoExecMount().examine(on(ROOT, tmp))).isEmpty();
    assertThat(new NoExecMount().examine(on(ROOT, opt, over))).isEmpty();
    assertThat(new NoExecMount().examine(on(new Mount("/op", "ext4", "x", Set.of("noexec")))))
        .isEmpty();
  }

  private static Subject on(Mount... mounts) {
    return Subject.on(Web1.facts().with(new Mounts(List.of(mounts)), "/proc/self/mountinfo"))
        .with(Web1.ports());
  }
}
