package dev.slipway.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.slipway.fact.Fact;
import dev.slipway.health.Answer;
import dev.slipway.health.ExecutableSeen;
import dev.slipway.health.Observation;
import dev.slipway.health.SocketSeen;
import dev.slipway.model.Digest;
import dev.slipway.model.Health;
import dev.slipway.model.Health.Question;
import dev.slipway.model.ServiceName;
import dev.slipway.plan.Forced;
import dev.slipway.plan.KnownRelease;
import dev.slipway.plan.ReleaseRecord;
import dev.slipway.plan.ReleaseSettings;
import dev.slipway.plan.ServiceState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What the server's scripts print is read, whatever of it arrives. */
class ReadersTest {
  private static final ServiceName TRIAL = new ServiceName("trial");
  private static final String HASH = "ab".repeat(32);

  private static final String STATE =
      """
      boot 3f2c
      now 1764000000 5000.00
      token 7
      lease owner=me@here
      lease since=1763999990
      lease heard=4990.00
      guard pending
      guard pending token=7
      guard pending attempt=cafe
      guard pending new=20261124T042738Z-22d8e726
      guard pending old=20261124T031500Z-1f0c9a52
      guard pending old_active=yes
      guard pending armed=1763999980
      guard pending seconds=70
      current releases/20261124T031500Z-1f0c9a52
      executable 20261124T031500Z-1f0c9a52
      release 20261124T031500Z-1f0c9a52 confirmed
      release 20261124T031500Z-1f0c9a52 confirmed at=1763990000
      unit LoadState=loaded
      unit ActiveState=active
      unit MainPID=812
      unit NeedDaemonReload=no
      unit TimeoutStopUSec=1min 30s
      unit ExecMainStartTimestampMonotonic=4000000000
      unit-file 1763990000 %1$s
      release 20261124T031500Z-1f0c9a52 forced 1763990001 ann@here UNIT-07 as agreed; it's fine
      release 20261124T031500Z-1f0c9a52 forced 1763990002 ann@here
      unit-print %1$s
      unit-loaded %1$s
      running %1$s /opt/trial/releases/20261124T031500Z-1f0c9a52/trial (deleted)
      environment 1763990000 %1$s trial.env
      user trial
      free 1000
      """
          .formatted(HASH);

  @Test
  void readsTheStateOfAServer() {
    var state = known(STATE);

    assertThat(state.lease().orElseThrow().silent()).isEqualTo(Duration.ofSeconds(10));
    assertThat(state.unfinished().orElseThrow().restoresAt())
        .isEqualTo(Instant.ofEpochSecond(1764000050));
    assertThat(state.running().orElseThrow().path())
        .isEqualTo("/opt/trial/releases/20261124T031500Z-1f0c9a52/trial");
    assertThat(state.running().orElseThrow().started())
        .isEqualTo(Instant.ofEpochSecond(1763999000));
    assertThat(state.unit().reloaded()).isTrue();
    assertThat(state.unit().stopTimeout()).isEqualTo(Duration.ofSeconds(90));
    assertThat(state.environment()).containsKey("trial.env");
    assertThat(state.freeBytes()).contains(1024000L);
    assertThat(state.isOurs()).isTrue();
    assertThat(state.releases().getFirst().forced())
        .containsExactly(
            new KnownRelease.Insistence(
                Instant.ofEpochSecond(1763990001),
                "ann@here",
                new Forced("UNIT-07", "as agreed; it's fine")));
  }

  @Test
  void isUnknownWhenItMayNotBeRead() {
    assertThat(StateReader.read(TRIAL, "boot x\nnow 1 1.00\nunreadable /var/lib/slipway/trial\n"))
        .isInstanceOf(Fact.Unknown.class);
  }

  @Property(tries = 500)
  void readsMutatedStatesWithoutAnError(@ForAll long seed) {
    assertThatCode(() -> StateReader.read(TRIAL, mutated(STATE, seed))).doesNotThrowAnyException();
  }

  @Test
  void readsLooks() {
    var looks = new LookReader();
    LOOK.lines().forEach(looks::line);

    assertThat(looks.takeSettled()).isTrue();
    assertThat(looks.observations())
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .isInstanceOfSatisfying(
                        Observation.Answered.class,
                        answered ->
                            assertThat(answered.answer())
                                .isEqualTo(new Answer.Good("HTTP/1.0 200 OK"))),
            second ->
                assertThat(second)
                    .isInstanceOfSatisfying(
                        Observation.Looked.class,
                        looked -> {
                          assertThat(looked.unit().mainPid()).isEqualTo(812);
                          assertThat(looked.executable()).isEqualTo(new ExecutableSeen.Same());
                          assertThat(looked.hash()).contains(new Digest(HASH));
                          assertThat(looked.sockets())
                              .containsExactly(
                                  new SocketSeen.Own(8080), new SocketSeen.Other(81, "9 nginx"));
                        }));
  }

  @Property(tries = 500)
  void readsMutatedLooksWithoutAnError(@ForAll long seed) {
    assertThatCode(
            () -> {
              var looks = new LookReader();
              mutated(LOOK, seed).lines().forEach(looks::line);
            })
        .doesNotThrowAnyException();
  }

  private static final String LOOK =
      """
      process\t12345.67\tActiveState=active\tSubState=running\tResult=success\tMainPID=812\tNRestarts=0
      exe\tsame
      hash\t%s
      port\t8080\town
      port\t81\tother\t9 nginx
      answer\t12345.60\t12345.58\tgood\tHTTP/1.0 200 OK
      settled
      """
          .formatted(HASH);

  @Test
  void writesAndReadsTheRecordOfARelease() {
    for (var question :
        List.<Optional<Question>>of(
            Optional.empty(),
            Optional.of(new Question.Http("http://[::1]:80/a?b", 204, Optional.of("o\"k\n"))),
            Optional.of(new Question.Tcp("::1", 5432)),
            Optional.of(new Question.Exec(List.of("/bin/sh", "-c", "a 'b'\n$c"))))) {
      var files = new TreeMap<String, Digest>();
      files.put("trial.env", new Digest(HASH));
      var record =
          new ReleaseRecord(
              new Digest(HASH),
              5_000_000_000L,
              new Digest(HASH),
              true,
              files,
              new ReleaseSettings(
                  "trial",
                  false,
                  List.of(80, 443),
                  new Health(
                      question, Duration.ofMillis(1500), Duration.ofSeconds(30), Duration.ZERO),
                  5));

      assertThat(RecordJson.write(record)).doesNotContain("\n");
      assertThat(RecordJson.read(RecordJson.write(record))).contains(record);
    }
  }

  @Property(tries = 500)
  void takesNoRecordFromRandomText(@ForAll String text) {
    assertThat(RecordJson.read(text)).isEmpty();
  }

  private static ServiceState known(String output) {
    return switch (StateReader.read(TRIAL, output)) {
      case Fact.Known<ServiceState>(var state, var origin) -> state;
      case Fact.Unknown<ServiceState>(var reason, var need) -> throw new AssertionError(reason);
    };
  }

  private static String mutated(String text, long seed) {
    var random = new Random(seed);
    var bytes = new StringBuilder(text);
    for (int i = random.nextInt(20); i >= 0 && !bytes.isEmpty(); i--) {
      int at = random.nextInt(bytes.length());
      switch (random.nextInt(3)) {
        case 0 -> bytes.deleteCharAt(at);
        case 1 -> bytes.setCharAt(at, (char) random.nextInt(128));
        default -> bytes.setLength(Math.max(at, 1));
      }
    }
    return bytes.toString();
  }
}
