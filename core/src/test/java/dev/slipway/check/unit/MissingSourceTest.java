package dev.slipway.check.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import java.util.List;
import org.junit.jupiter.api.Test;

class MissingSourceTest {
  @Test
  void findsDirectoryOfTheLogThatIsNotThere() {
    assertThat(found("LogsDirectory=hello\nStandardOutput=append:/var/log/hello/out.log"))
        .containsExactly("UNIT-31 blocker deploy/hello.service:3");
    assertThat(found("StandardError=file:/var/log/hello/err.log"))
        .containsExactly("UNIT-31 blocker deploy/hello.service:2");
  }

  @Test
  void findsCredentialThatIsNotThere() {
    assertThat(found("LoadCredential=token:/etc/hello-token"))
        .containsExactly("UNIT-32 blocker deploy/hello.service:2");
  }

  @Test
  void findsRootThatIsNotThere() {
    assertThat(found("RootDirectory=/srv/jail"))
        .containsExactly("UNIT-42 blocker deploy/hello.service:2");
  }

  @Test
  void findsNothingWhereAllIsThereOrOptional() {
    assertThat(
            found(
                """
                StandardOutput=journal
                StandardError=append:/var/log/err.log
                LoadCredential=token:/etc/there
                LoadCredential=other:sibling
                RootDirectory=-/srv/jail
                """))
        .isEmpty();
    assertThat(new MissingSource().examine(Given.unit("[Service]\nRootDirectory=/srv/jail\n")))
        .isEmpty();
  }

  private static List<String> found(String lines) {
    var paths =
        Given.paths(
            "d 0755 0 0 /",
            "d 0755 0 0 /var",
            "d 0755 0 0 /var/log",
            "- /var/log/hello",
            "d 0755 0 0 /etc",
            "f 0600 0 0 /etc/there",
            "- /etc/hello-token",
            "d 0755 0 0 /srv",
            "- /srv/jail");
    return Given.brief(
        new MissingSource()
            .examine(
                Given.unit("[Service]\n" + lines + "\n").with(Given.facts().with(paths, "stat"))));
  }

  @Test
  void findsRootInWhichTheProgramIsNot() {
    var facts =
        Given.facts().with(Given.paths("d 0755 0 0 /", "d 0755 0 0 /srv", "- /srv/x"), "ls");
    var unit = "[Service]\nRootDirectory=/srv\nExecStart=/x\n";
    assertThat(Given.brief(new MissingSource().examine(Given.unit(unit).with(facts))))
        .containsExactly("UNIT-42 blocker deploy/hello.service:2");
    assertThat(new MissingSource().examine(Given.unit(unit + "BindReadOnlyPaths=/x\n").with(facts)))
        .isEmpty();
  }
}
