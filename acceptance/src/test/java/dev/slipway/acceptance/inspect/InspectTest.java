package dev.slipway.acceptance.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testkit.launcher.Launcher;
import dev.slipway.testkit.launcher.Run;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

/** {@code slipway inspect} on real executables, and on files that are none. */
class InspectTest {
  @TempDir Path directory;

  private Run inspect(String... words) throws Exception {
    var all = new String[words.length + 1];
    all[0] = "inspect";
    System.arraycopy(words, 0, all, 1, words.length);
    return Launcher.packaged().in(directory).run(all);
  }

  @Test
  void printsTheBuildInfoThatGoPrints() throws Exception {
    var programs = Programs.in(directory);
    for (var file :
        List.of(
            programs.build("plain", "plain", "CGO_ENABLED=0"),
            programs.build("trimmed", "plain", "CGO_ENABLED=0", "-trimpath", "-tags=a,b"),
            programs.build("stripped", "plain", "CGO_ENABLED=0", "-ldflags=-s -w -X 'main.a=b c'"),
            programs.build("pie", "plain", "CGO_ENABLED=0", "-buildmode=pie"),
            programs.build("v3", "plain", "CGO_ENABLED=0 GOAMD64=v3"),
            programs.build("arm64", "plain", "CGO_ENABLED=0 GOARCH=arm64"),
            programs.build("arm", "plain", "CGO_ENABLED=0 GOARCH=arm GOARM=6"),
            programs.build("s390x", "plain", "CGO_ENABLED=0 GOARCH=s390x"))) {
      assertBuildInfoIsThatOfGo(file);
    }
    if (Programs.hasCompiler()) {
      assertBuildInfoIsThatOfGo(programs.build("with-c", "cgo", "CGO_ENABLED=1"));
    }
    assertThat(directory.toFile().list()).noneMatch(name -> name.endsWith(".ran"));
  }

  private void assertBuildInfoIsThatOfGo(Path file) throws Exception {
    var go = Programs.run(directory, "go", "version", "-m", "-json", file.toString());
    var ours = inspect(file.toString(), "--format", "json");
    assertThat(ours.exit()).as(ours.err()).isZero();
    assertThat(binary(ours).get("buildInfo")).as(file.toString()).isEqualTo(JSON.std.mapFrom(go));
  }

  private static Map<Object, Object> binary(Run run) throws IOException {
    var binaries = (List<?>) JSON.std.mapFrom(run.out()).get("binaries");
    return new LinkedHashMap<>((Map<?, ?>) binaries.getFirst());
  }

  @Test
  void namesReplacementsHashAndLinkMode() throws Exception {
    var file = Programs.in(directory).build("plain", "plain", "CGO_ENABLED=0", "-ldflags=-s -w");
    var run = inspect(file.toString());
    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("linux/amd64 v1, static, stripped")
        .contains("example.com/dep v1.2.3 => ./dep (devel)")
        .contains(Programs.run(directory, "sha256sum", file.toString()).substring(0, 64));
  }

  @Test
  void inspectsAnExecutableThatIsNotGoAsFarAsItGoes() throws Exception {
    var run = inspect("/bin/ls");
    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("libc.so.6", "it is not a Go executable");
    assertThat(binary(inspect("/bin/ls", "--format", "json")))
        .containsEntry("go", false)
        .doesNotContainKey("buildInfo");
  }

  @Test
  void refusesWhatIsNoExecutableWithOneError() throws Exception {
    Files.writeString(directory.resolve("text"), "hello\n");
    Files.writeString(directory.resolve("script"), "#!/bin/sh\n");
    Files.createFile(directory.resolve("empty"));
    Files.createDirectory(directory.resolve("folder"));
    Files.write(
        directory.resolve("cut"), Arrays.copyOf(Files.readAllBytes(Path.of("/bin/ls")), 999));
    Files.write(
        directory.resolve("head"), Arrays.copyOf(Files.readAllBytes(Path.of("/bin/ls")), 5));
    try (var sparse = new RandomAccessFile(directory.resolve("sparse").toFile(), "rw")) {
      sparse.setLength(4L << 30);
    }
    refuses("text", "a text file");
    refuses("script", "a script");
    refuses("empty", "an empty file (0 bytes)");
    refuses("folder", "is a directory");
    refuses("cut", "Build or copy it anew");
    refuses("head", "Build or copy it anew");
    refuses("sparse", "4294967296 bytes");
    refuses("absent", "there is no file absent");
    refuses("/dev/null", "not a file");
  }

  private void refuses(String file, String why) throws Exception {
    var text = inspect(file);
    assertThat(text.exit()).as(text.err()).isEqualTo(2);
    assertThat(text.out()).isEmpty();
    assertThat(text.err()).startsWith("slipway: ").contains(file, why).doesNotContain("Exception");
    assertThat(text.err().lines()).hasSize(1);
    var json = inspect(file, "--format", "json");
    assertThat(json.exit()).isEqualTo(2);
    assertThat(JSON.std.mapFrom(json.out()))
        .containsEntry("schema", "slipway/error/1")
        .containsEntry("exit", 2);
  }

  @Test
  void refusesADamagedExecutableOfAnyKind() throws Exception {
    var file = Programs.in(directory).build("plain", "plain", "CGO_ENABLED=0");
    var whole = Files.readAllBytes(file);
    var random = new java.util.Random(7);
    for (int i = 0; i < 6; i++) {
      var bytes = whole.clone();
      for (int j = 0; j < 40; j++) {
        bytes[random.nextInt(4096)] = (byte) random.nextInt();
      }
      Files.write(file, bytes);
      var run = inspect(file.toString());
      assertThat(run.exit()).as("%d: %s", i, run.err()).isIn(0, 2);
      assertThat(run.err()).doesNotContain("Exception");
    }
  }
}
