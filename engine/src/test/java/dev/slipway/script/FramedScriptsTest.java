package dev.slipway.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.ServerName;
import dev.slipway.remote.Ask;
import dev.slipway.remote.Remote;
import dev.slipway.remote.RemoteException;
import dev.slipway.remote.local.LocalRemote;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FramedScriptsTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final Scripts scripts = new FramedScripts(Ask.NOBODY);
  private final Remote local = new LocalRemote(ServerName.of("local"));

  @TempDir Path directory = Path.of("");

  @ParameterizedTest
  @EnumSource
  void runsStepsAndTellsTheirExitCodes(Shells shell) throws Exception {
    Script script =
        Script.builder()
            .set("WORD", "it's $HOME")
            .step("echo", "printf '%s' \"$WORD\"")
            .step("fail", "echo to stderr >&2; (exit 7)")
            .facts("quiet", "echo to stderr >&2; cat; exit 9")
            .facts("binary", "printf 'a\\000\\377\\n'")
            .build();

    List<Frame> frames = scripts.run(shell.remote(directory), script, Privilege.LOGIN, LIMIT);

    assertThat(frames).extracting(Frame::step).containsExactly("echo", "fail", "quiet", "binary");
    assertThat(frames).extracting(Frame::exit).containsExactly(0, 7, 9, 0);
    assertThat(frames.get(0).text()).isEqualTo("it's $HOME");
    assertThat(frames.get(1).text()).isEqualTo("to stderr\n");
    assertThat(frames.get(2).text()).isEmpty();
    assertThat(frames.get(3).output().array()).containsExactly('a', 0, 0xff, '\n');
    assertThat(frames).allSatisfy(f -> assertThat(f.ended()).isGreaterThanOrEqualTo(f.begun()));
  }

  @ParameterizedTest
  @EnumSource
  void tellsAScriptWhatTheLoginHadAndNoOther(Shells shell) throws Exception {
    Script script =
        Script.builder()
            .keeping(List.of("PATH", "NOT_SET"))
            .step("kept", "printf '%s\n' \"$slipway_kept\"")
            .step("plain", "echo \"$PATH\"")
            .build();

    List<Frame> frames = scripts.run(shell.remote(directory), script, Privilege.LOGIN, LIMIT);

    assertThat(frames.get(0).text()).isEqualTo("PATH=" + System.getenv("PATH") + "\n");
    assertThat(frames.get(1).text()).startsWith("/usr/local/sbin:");
    Script other = Script.builder().step("none", "echo \"<$slipway_kept>\"").build();
    assertThat(scripts.run(local, other, Privilege.LOGIN, LIMIT).getFirst().text())
        .isEqualTo("<>\n");
  }

  @ParameterizedTest
  @EnumSource
  void takesPayloadAndLinesFromOneInput(Shells shell) throws Exception {
    byte[] payload = new byte[3_000_017];
    new Random(7).nextBytes(payload);
    Path file = directory.resolve("payload");
    Script script =
        Script.builder()
            .set("FILE", file.toString())
            .text("step upload eval 'take 3000017 >\"$FILE\"'")
            .text("line 10; step first printf %s \"$line\"")
            .text("step rest eval 'take 4'")
            .text("line 10; step second printf %s \"$line\"")
            .text("line 10; step after eval '(exit '$?')'")
            .build();

    List<Frame> frames;
    try (Conversation talk = scripts.start(shell.remote(directory), script, Privilege.LOGIN)) {
      talk.send(new ByteArrayInputStream(payload), payload.length, _ -> {});
      talk.line("confirm é");
      talk.send(new ByteArrayInputStream("\n\n\n\n".getBytes(UTF_8)), 4, _ -> {});
      talk.line("  spaces  kept  ");
      talk.finish();
      frames = talk.frames(LIMIT);
    }

    assertThat(Files.readAllBytes(file)).isEqualTo(payload);
    assertThat(frames)
        .extracting(f -> f.step() + " " + f.exit() + " " + f.text())
        .containsExactly(
            "upload 0 ",
            "first 0 confirm é",
            "rest 0 \n\n\n\n",
            "second 0   spaces  kept  ",
            "after 1 ");
  }

  @ParameterizedTest
  @EnumSource
  void aLineThatDoesNotComeInTimeIsToldFromTheEndOfInput(Shells shell) throws Exception {
    Script script = Script.builder().text("line 1; step wait eval \"exit $?\"").build();

    try (Conversation talk = scripts.start(shell.remote(directory), script, Privilege.LOGIN)) {
      assertThat(talk.frame(LIMIT).orElseThrow().exit()).isIn(124, 143);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPayloadThatIsCutOffFailsTheTake(Shells shell) throws Exception {
    Script script = Script.builder().step("upload", "take 100 5 >/dev/null").build();

    try (Conversation talk = scripts.start(shell.remote(directory), script, Privilege.LOGIN)) {
      talk.send(new ByteArrayInputStream(new byte[99]), 99, _ -> {});
      talk.finish();
      assertThat(talk.frame(LIMIT).orElseThrow().exit()).isEqualTo(1);
    }
  }

  @Test
  void theRoomIsClean() throws Exception {
    Script script = Script.builder().facts("env", "env | sort; pwd; umask").build();

    assertThat(scripts.run(local, script, Privilege.LOGIN, LIMIT).getFirst().text().lines())
        .filteredOn(line -> !line.matches("(PWD|OLDPWD|_|SHLVL)=.*"))
        .containsExactly(
            "HOME=" + System.getenv("HOME"), "LC_ALL=C", "PATH=" + Loader.PATH, "/", "0022");
  }

  @Test
  void stepsComeWhenTheyEndAndNotAtTheEnd() throws Exception {
    Script script =
        Script.builder()
            .step("first", "echo 1")
            .text("line 10")
            .step("second", "printf %s \"$line\"")
            .build();

    try (Conversation talk = scripts.start(local, script, Privilege.LOGIN)) {
      assertThat(talk.frame(LIMIT).orElseThrow().text()).isEqualTo("1\n");
      assertThat(talk.poll(Duration.ofMillis(50))).isEmpty();
      talk.line("go on");
      assertThat(talk.frame(LIMIT).orElseThrow().text()).isEqualTo("go on");
      assertThat(talk.frame(LIMIT)).isEmpty();
    }
  }

  @Test
  void anExitInTheScriptIsItsCodeAndNotALostConnection() throws Exception {
    Script script = Script.builder().step("a", "echo x; exit 5").step("never", "true").build();

    try (Conversation talk = scripts.start(local, script, Privilege.LOGIN)) {
      assertThat(talk.frame(LIMIT).orElseThrow().exit()).isEqualTo(5);
      assertThat(talk.next(LIMIT)).isEqualTo(new Event.Done(5));
    }
  }

  @Test
  void aKilledShellNamesTheStepUnderWay() {
    Script script = Script.builder().step("restart", "kill -9 $$ $(sh -c 'echo $PPID')").build();

    assertThatThrownBy(() -> scripts.run(local, script, Privilege.LOGIN, LIMIT))
        .isInstanceOf(RemoteException.ScriptBroken.class)
        .hasMessageStartingWith("run step \"restart\" on local: the script broke: exit 137");
  }

  @Test
  void aSyntaxErrorRunsNothing() {
    Path made = directory.resolve("made");
    Script script =
        Script.builder().set("FILE", made.toString()).text(": >\"$FILE\"").text("if").build();

    assertThatThrownBy(() -> scripts.run(local, script, Privilege.LOGIN, LIMIT))
        .isInstanceOf(RemoteException.ScriptBroken.class)
        .hasMessageContaining("yntax error");
    assertThat(made).doesNotExist();
  }

  @Test
  void aSilentStepEndsTheWaitAndIsNamed() throws Exception {
    Script script = Script.builder().step("sleep", "line 5").build();

    try (Conversation talk = scripts.start(local, script, Privilege.LOGIN)) {
      assertThatThrownBy(() -> talk.frame(Duration.ofMillis(300)))
          .isInstanceOf(RemoteException.ReadTimeout.class)
          .hasMessageStartingWith("run step \"sleep\" on local: no output for");
    }
  }

  @Test
  void noiseOfStartUpFilesIsKeptApart() throws Exception {
    Remote noisy = loginShell("echo Welcome; echo warn >&2; printf 'no newline'; eval \"$2\"");
    Script script = Script.builder().step("a", "echo fine").build();

    try (Conversation talk = scripts.start(noisy, script, Privilege.LOGIN)) {
      assertThat(talk.frames(LIMIT)).extracting(Frame::text).containsExactly("fine\n");
      assertThat(talk.noise()).contains("Welcome").contains("no newline").contains("warn");
    }
  }

  @Test
  void aStartUpFileThatReadsALineTakesNothingOfOurs() throws Exception {
    Remote reading = loginShell("read -r stolen; eval \"$2\"");
    Script script = Script.builder().step("a", "echo fine").build();

    assertThat(scripts.run(reading, script, Privilege.LOGIN, LIMIT))
        .extracting(Frame::text)
        .containsExactly("fine\n");
  }

  @Test
  void saysWhatALoginWithoutShellSaid() throws Exception {
    Remote nologin = loginShell("echo 'This account is currently not available.'; exit 1");

    assertThatThrownBy(
            () ->
                scripts.run(
                    nologin, Script.builder().step("a", "true").build(), Privilege.LOGIN, LIMIT))
        .isInstanceOf(RemoteException.NoShell.class)
        .hasMessageStartingWith(
            "start a shell on web1: exit 1: \"This account is currently not available.\"");
  }

  @Test
  void aStartUpFileWithoutEndIsNotReadForEver() throws Exception {
    Remote endless = loginShell("yes");

    assertThatThrownBy(
            () ->
                scripts.run(
                    endless, Script.builder().step("a", "true").build(), Privilege.LOGIN, LIMIT))
        .isInstanceOf(RemoteException.NoShell.class)
        .hasMessageContaining("prints without end");
  }

  @Test
  void aPasswordIsNotNeededByRootAndIsNeverSeen() throws Exception {
    org.junit.jupiter.api.Assumptions.assumeTrue(
        "root".equals(local.user()), "needs root as the user of the test");
    Script script =
        Script.builder().facts("ps", "cat /proc/self/cmdline /proc/$PPID/cmdline; id -u").build();

    assertThat(scripts.run(local, script, Privilege.ROOT, LIMIT).getFirst().text())
        .endsWith("0\n")
        .doesNotContain("slipway_token");
  }

  /** A program in place of the login shell: {@code $2} is the command, as in {@code sh -c}. */
  private Remote loginShell(String text) throws Exception {
    Path shell = Files.writeString(directory.resolve("login"), "#!/bin/bash\n" + text + "\n");
    Files.setPosixFilePermissions(shell, PosixFilePermissions.fromString("rwx------"));
    return new LocalRemote(ServerName.of("web1"), shell);
  }
}
