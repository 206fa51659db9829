package dev.slipway.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.fact.PathNode.Entry;
import dev.slipway.fact.PathNode.Kind;
import dev.slipway.fact.PathNode.Link;
import dev.slipway.fact.PathNode.Missing;
import dev.slipway.fact.PathNode.Unseen;
import dev.slipway.fact.Paths.End;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PathsTest {
  private static final Entry DIRECTORY = new Entry(Kind.DIRECTORY, 0755, 0, 0, false);
  private static final Entry FILE = new Entry(Kind.FILE, 0644, 0, 0, false);

  private static final Paths PATHS =
      new Paths(
          Map.ofEntries(
              Map.entry("/", DIRECTORY),
              Map.entry("/opt", DIRECTORY),
              Map.entry("/opt/x", DIRECTORY),
              Map.entry("/opt/x/current", new Link("releases/2")),
              Map.entry("/opt/x/releases", DIRECTORY),
              Map.entry("/opt/x/releases/2", DIRECTORY),
              Map.entry("/opt/x/releases/2/x", FILE),
              Map.entry("/opt/x/up", new Link("../../etc/./passwd")),
              Map.entry("/opt/y", new Missing()),
              Map.entry("/etc", DIRECTORY),
              Map.entry("/etc/passwd", FILE),
              Map.entry("/bin", new Link("/opt//x/")),
              Map.entry("/a", new Link("b")),
              Map.entry("/b", new Link("/a")),
              Map.entry("/root", new Unseen("Permission denied"))));

  @Test
  void followsRelativeAndAbsoluteLinks() {
    var way = PATHS.to("/bin/current/x");
    assertThat(way.end()).isEqualTo(End.FOUND);
    assertThat(way.at()).isEqualTo("/opt/x/releases/2/x");
    assertThat(way.steps().getLast().entry()).isEqualTo(FILE);
    assertThat(PATHS.to("/opt/x/up").at()).isEqualTo("/etc/passwd");
  }

  @Test
  void meetsEveryDirectoryThatMustBeEntered() {
    assertThat(PATHS.to("/bin/current").steps())
        .extracting(Paths.Step::path)
        .containsExactly("/", "/opt", "/opt/x", "/opt/x/releases", "/opt/x/releases/2");
  }

  @Test
  void endsAtTheFirstMissingElement() {
    assertThat(PATHS.to("/opt/y/z/w"))
        .extracting(Paths.Way::end, Paths.Way::at)
        .containsExactly(End.MISSING, "/opt/y");
    assertThat(PATHS.to("/opt/y/z/w").wanted()).isEqualTo("/opt/y/z/w");
  }

  @Test
  void endsAtFileThatIsUsedAsDirectory() {
    assertThat(PATHS.to("/etc/passwd/x").end()).isEqualTo(End.NO_DIRECTORY);
  }

  @Test
  void endsWhereLinksGoRound() {
    assertThat(PATHS.to("/a/x").end()).isEqualTo(End.LOOP);
  }

  @Test
  void saysUnknownWhereNobodyLooked() {
    assertThat(PATHS.to("/root/x").end()).isEqualTo(End.UNKNOWN);
    assertThat(PATHS.to("/srv").end()).isEqualTo(End.UNKNOWN);
    assertThat(new Paths(Map.of()).to("/").end()).isEqualTo(End.UNKNOWN);
  }

  @Test
  void findsTheRoot() {
    assertThat(PATHS.to("/").end()).isEqualTo(End.FOUND);
    assertThat(PATHS.to("/opt/..").at()).isEqualTo("/");
  }
}
