package dev.slipway.acceptance.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.format.module.ModuleVersion;
import dev.slipway.testkit.launcher.Launcher;
import dev.slipway.testkit.launcher.Run;
import dev.slipway.testkit.module.ModuleServer;
import dev.slipway.testkit.module.SignedLog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code slipway modules verify --sumdb} beside a database that lies in each way it can. */
class SumDatabaseTest {
  private static final ModuleVersion D = new ModuleVersion("example.com/D", "v1.0.0");
  private static final String GOOD = "h1:" + "A".repeat(43) + "=";
  private static final String OTHER = "h1:" + "B".repeat(43) + "=";

  @TempDir Path directory;
  private final SignedLog log = SignedLog.create();
  private ModuleServer server;

  @BeforeEach
  void serve() throws Exception {
    log.add(D, GOOD, GOOD);
    log.fill(40);
    server = ModuleServer.start(log);
    write("go.mod", "module example.com/a\n\ngo 1.22\n\nrequire example.com/D v1.0.0\n");
    goSum(GOOD);
  }

  @AfterEach
  void close() {
    server.close();
  }

  private void write(String file, String text) throws Exception {
    Files.writeString(directory.resolve(file), text);
  }

  private void goSum(String hash) throws Exception {
    write(
        "go.sum",
        "example.com/D v1.0.0 %s\nexample.com/D v1.0.0/go.mod %s\n".formatted(hash, GOOD));
  }

  private Run verify() throws Exception {
    return verify(log.setting(), "");
  }

  private Run verify(String database, String exempt) throws Exception {
    return Launcher.packaged()
        .in(directory)
        .with("HOME", directory.toString())
        .with("GOENV", "off")
        .with("GOPROXY", server.address())
        .with("GOSUMDB", database)
        .with("GONOSUMDB", exempt)
        .run("modules", "verify", "--sumdb");
  }

  private List<Path> kept(String below) throws Exception {
    var root = directory.resolve(below);
    if (!Files.exists(root)) {
      return List.of();
    }
    try (var files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void believesWhatIsProvenAndAsksForItOnce() throws Exception {
    var cold = verify();
    assertThat(cold.exit()).as(cold.out() + cold.err()).isZero();
    assertThat(cold.out()).contains("no findings", "2 of 2 lines of go.sum", log.name());
    assertThat(server.asked())
        .contains("sumdb/sum.example/lookup/example.com/!d@v1.0.0")
        .hasSizeLessThanOrEqualTo(6);
    assertThat(verify().exit()).isZero();
    assertThat(server.asked()).as("warm").isEmpty();
    log.fill(500);
    assertThat(verify().exit()).as("what was proven stays so").isZero();
  }

  @Test
  void findsALineThatTheDatabaseContradicts() throws Exception {
    goSum(OTHER);
    var run = verify();
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("BLOCKER  MODULES-10", "go.sum:1: " + OTHER, log.name(), GOOD);
  }

  @Test
  void findsAModuleThatItDoesNotKnowAndTellsNoPrivateName() throws Exception {
    write("go.sum", "git.corp/secret v1.0.0 " + GOOD + "\n");
    var run = verify();
    assertThat(run.out()).contains("RISK     MODULES-41", "GOPRIVATE=git.corp/secret");
    server.asked();
    var exempt = verify(log.setting(), "git.corp");
    assertThat(exempt.out()).contains("GONOSUMDB").doesNotContain("MODULES-41");
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void findsARequiredVersionThatNeverWas() throws Exception {
    write("go.mod", "module example.com/a\n\ngo 1.22\n\nrequire example.com/D v1.0.1\n");
    write("go.sum", "");
    var run = verify();
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out())
        .contains("BLOCKER  MODULES-04", "RISK     MODULES-41", "go.mod:5: example.com/D@v1.0.1")
        .contains("0 of 0 lines of go.sum");
  }

  @Test
  void believesNoChangedByte() throws Exception {
    for (var words : List.of("/tile/8/0/", "/tile/8/1/", "/lookup/")) {
      server.lie(words, bytes -> flipped(bytes, 40));
      var run = verify();
      assertThat(run.exit()).as(words).isEqualTo(1);
      assertThat(run.out()).as(words).contains("BLOCKER  MODULES-40");
      assertThat(kept(".cache/slipway/sumdb/sum.example/lookup")).as(words).isEmpty();
      if (words.startsWith("/tile")) {
        assertThat(kept(".cache/slipway/sumdb")).as("nothing of it is kept").isEmpty();
        assertThat(kept(".local/state/slipway/sumdb")).isEmpty();
      }
      server.confess();
    }
    assertThat(verify().exit()).isZero();
  }

  private static byte[] flipped(byte[] bytes, int at) {
    var changed = bytes.clone();
    changed[at % changed.length] ^= 1;
    return changed;
  }

  @Test
  void believesNoAnswerAboutAnotherModule() throws Exception {
    var other = new ModuleVersion("example.com/evil", "v1.0.0");
    log.add(other, OTHER, OTHER);
    var answer = new String(answer(other), StandardCharsets.UTF_8);
    server.lie("/lookup/", bytes -> answer.getBytes(StandardCharsets.UTF_8));
    var run = verify();
    assertThat(run.out())
        .contains("BLOCKER  MODULES-40", "its record has no line for example.com/D v1.0.0");
  }

  private byte[] answer(ModuleVersion module) throws Exception {
    var client = java.net.http.HttpClient.newHttpClient();
    var path = "/sumdb/sum.example/lookup/" + module;
    return client
        .send(
            java.net.http.HttpRequest.newBuilder(java.net.URI.create(server.address() + path))
                .build(),
            java.net.http.HttpResponse.BodyHandlers.ofByteArray())
        .body();
  }

  @Test
  void keepsAForkAsEvidence() throws Exception {
    assertThat(verify().exit()).isZero();
    var fork = log.fork();
    fork.fill(60);
    server.show(fork);
    fork.add(new ModuleVersion("example.com/new", "v1.0.0"), OTHER, OTHER);
    write("go.sum", "example.com/new v1.0.0 " + OTHER + "\n");
    var run = verify();
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out())
        .contains("BLOCKER  MODULES-40", "two histories", ".local/state/slipway/sumdb");
    assertThat(kept(".local/state/slipway/sumdb/sum.example/forks")).hasSize(1);
    var evidence =
        Files.readString(kept(".local/state/slipway/sumdb/sum.example/forks").getFirst());
    assertThat(evidence).contains(fork.latest(), log.latest());
    server.show(log);
    goSum(GOOD);
    assertThat(verify().exit()).as("the tree that was known is still the one").isZero();
  }

  @Test
  void readsWhatADamagedCacheHoldsAnew() throws Exception {
    assertThat(verify().exit()).isZero();
    for (var file : kept(".cache/slipway/sumdb")) {
      Files.write(file, flipped(Files.readAllBytes(file), 33));
    }
    assertThat(verify().exit()).isZero();
  }

  @Test
  void silenceIsNoAnswer() throws Exception {
    server.close();
    var run = verify();
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains("sum.example", "GOPROXY");
    var off = verify("off", "");
    assertThat(off.exit()).isEqualTo(2);
    assertThat(off.err()).contains("GOSUMDB of the environment", "GOSUMDB=sum.golang.org");
    assertThat(verify("sum.example+12+x", "").exit()).isEqualTo(2);
  }
}
