package dev.slipway.check.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import org.junit.jupiter.api.Test;

class ExecutableTest {
  @Test
  void findsWrapperThatIsNotThere() {
    assertThat(found("ExecStart=/usr/local/bin/wrap /opt/hello/current/hello"))
        .containsExactly("UNIT-01 blocker deploy/hello.service:2");
  }

  @Test
  void doesNotSayThatACommandBeforeItShouldBeTheService() {
    var unit = "[Service]\nExecStartPre=/usr/local/bin/wrap\nExecStart=/opt/hello/current/hello\n";
    assertThat(new Executable().examine(Given.unit(unit).with(facts())))
        .singleElement()
        .satisfies(found -> assertThat(found.fix().text()).contains("leave ExecStartPre= out"));
  }

  @Test
  void findsUnitThatStartsSomethingElse() {
    assertThat(found("ExecStart=/usr/bin/sleep 1000"))
        .containsExactly("UNIT-01 blocker deploy/hello.service:2");
  }

  @Test
  void doesNotBlockWhatMayBeAWrapper() {
    assertThat(found("ExecStart=/usr/local/bin/there"))
        .containsExactly("UNIT-01 risk deploy/hello.service:2");
  }

  @Test
  void findsNothingWhenTheDeployedFileIsStarted() {
    assertThat(found("ExecStart=/opt/hello/current/hello --x")).isEmpty();
    assertThat(found("ExecStart=/usr/local/bin/there /opt/hello/current/hello")).isEmpty();
    assertThat(found("ExecStart=/usr/local/bin/link")).isEmpty();
    assertThat(found("ExecStartPre=-/usr/local/bin/wrap\nExecStart=/opt/hello/current/hello"))
        .isEmpty();
  }

  @Test
  void findsNothingAboutInstalledUnitWhoseFileIsThere() {
    var subject =
        Given.server()
            .with(facts())
            .with(Given.installed("[Service]\nExecStart=/usr/local/bin/there\n"));
    assertThat(new Executable().examine(subject)).isEmpty();
  }

  private static java.util.List<String> found(String lines) {
    return Given.brief(
        new Executable().examine(Given.unit("[Service]\n" + lines + "\n").with(facts())));
  }

  private static dev.slipway.fact.ServerFacts facts() {
    return Given.facts()
        .with(
            Given.paths(
                "d 0755 0 0 /",
                "- /opt",
                "d 0755 0 0 /usr",
                "d 0755 0 0 /usr/local",
                "d 0755 0 0 /usr/local/bin",
                "- /usr/local/bin/wrap",
                "l /opt/hello/current/hello /usr/local/bin/link",
                "f 0755 0 0 /usr/local/bin/there"),
            "stat");
  }
}
