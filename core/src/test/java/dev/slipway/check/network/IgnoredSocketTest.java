package dev.slipway.check.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Executables;
import dev.slipway.check.Given;
import dev.slipway.check.Subject;
import dev.slipway.fact.Binary;
import dev.slipway.fact.Binary.Contents;
import dev.slipway.fact.Fact;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IgnoredSocketTest {
  private static List<String> found(String socket, String lines) {
    return Given.brief(new IgnoredSocket().examine(subject(socket, lines)));
  }

  private static Subject subject(String socket, String lines) {
    return PortFacts.held(PortFacts.socketUnit(socket))
        .with(Given.own("[Service]\nExecStart=/opt/hello/current/hello\n" + lines))
        .withBinary(Executables.plain());
  }

  @Test
  void findsSocketThatTheExecutableNeverAsksFor() {
    assertThat(found("hello.socket", "")).containsExactly("NETWORK-22 blocker /proc/net/tcp");
  }

  @Test
  void findsNothingWhenItMayTakeTheSocket() {
    assertThat(found("hello.socket", "StandardInput=socket\n")).isEmpty();
    var activated = Executables.built("CGO_ENABLED=0 GOARCH=amd64", "-tags=activated");
    assertThat(new IgnoredSocket().examine(subject("hello.socket", "").withBinary(activated)))
        .isEmpty();
  }

  @Test
  void findsNothingWhenTheExecutableIsPackedOrNotOfGo() {
    var binary = Executables.plain().found().orElseThrow();
    var packed = new Contents.Executable(binary.executable().orElseThrow().elf(), Optional.empty());
    var fact = Fact.known(new Binary("dist/hello", 1, Optional::empty, packed), "dist/hello");
    assertThat(new IgnoredSocket().examine(subject("hello.socket", "").withBinary(fact))).isEmpty();
  }

  @Test
  void findsNothingAboutSocketsOfOthersAndFreePorts() {
    assertThat(found("cockpit.socket", "")).isEmpty();
    assertThat(
            new IgnoredSocket()
                .examine(Given.unit("[Service]\nExecStart=/x\n").withBinary(Executables.plain())))
        .isEmpty();
  }
}
