package dev.slipway.acceptance.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testkit.launcher.Launcher;
import dev.slipway.testkit.launcher.Run;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
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

  @Test
  void drawsWhatPackagesTakeOnAPageWithoutScript() throws Exception {
    var file = Programs.in(directory).build("drawn", "plain", "CGO_ENABLED=0");
    var html = inspect(file.toString(), "--format", "html");
    assertThat(html.exit()).as(html.err()).isZero();
    assertThat(html.out())
        .startsWith("<!DOCTYPE html>")
        .contains("<title>runtime, ", "<th>runtime</th>", "<th>example.com/dep</th>")
        .doesNotContain("<script");
    // Every element is closed: a reader of XML takes the picture.
    var svg = html.out().substring(html.out().indexOf("<svg"), html.out().indexOf("</svg>") + 6);
    var document =
        javax.xml.parsers.DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new java.io.ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    assertThat(document.getElementsByTagName("rect").getLength()).isGreaterThan(10);
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
        .contains("example.com/dep v1.2.3 => ./dep (devel), a directory: no sum");
    assertThat(binary(inspect("--format", "json", file.toString())).get("sha256"))
        .isEqualTo(Programs.run(directory, "sha256sum", file.toString()).substring(0, 64));
  }

  @Test
  void printsWhatGoVersionPrints() throws Exception {
    var plain =
        Programs.in(directory).build("plain", "plain", "CGO_ENABLED=0", "-ldflags=-X main.a=b\"c");
    var go = Programs.run(directory, "go", "env", "GOROOT").strip() + "/bin/go";
    var run = inspect("--build-info", plain.toString(), go);
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("=>\t./dep", "-ldflags=\"-X main.a=b\\\"c\"")
        .isEqualTo(Programs.run(directory, "go", "version", "-m", plain.toString(), go));
    assertThat(inspect("--build-info", "/bin/sh").err())
        .contains("/bin/sh: it has no build info of Go");
    assertThat(inspect("--build-info", "--format", "json", go).exit()).isEqualTo(2);
  }

  @Test
  void saysWhatAnExecutableTellsOfItself() throws Exception {
    var file = Programs.in(directory).build("plain", "plain", "CGO_ENABLED=0");
    var run = inspect(file.toString());
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("  tells      ", "build with -trimpath")
        .contains("containermaxprocs=0: GOMAXPROCS ignores the CPU limit of the cgroup")
        .contains("  hardening  has NX, W^X", "lacks PIE", "build with -buildmode=pie")
        .contains("not applicable: RELRO")
        .doesNotContain("  secrets ", "  embeds ");
    var json = binary(inspect(file.toString(), "--format", "json"));
    assertThat(json).containsEntry("abilities", List.of()).containsEntry("credentials", List.of());
    assertThat((List<?>) json.get("hardening")).hasSize(9);
  }

  @Test
  void saysWhatDiffersBetweenTwoBuilds() throws Exception {
    var programs = Programs.in(directory);
    var older = programs.build("older", "plain", "CGO_ENABLED=0 GOAMD64=v1");
    var main = directory.resolve("cmd/plain/main.go");
    Files.writeString(
        main,
        Files.readString(main)
            .replace("import (", "import (\n\"net\"\n\"os/exec\"")
            .replace(
                "func main() {",
                "func main() {\nnet.Listen(\"tcp\", \"\")\nexec.Command(\"x\").Run()"));
    Files.writeString(
        directory.resolve("go.mod"),
        Files.readString(directory.resolve("go.mod")).replace("v1.2.3", "v1.3.0"));
    var newer =
        programs.build("newer", "plain", "CGO_ENABLED=0 GOAMD64=v2", "-buildmode=pie", "-trimpath");

    var run = inspect("--diff", older.toString(), newer.toString());
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out())
        .startsWith(older + " -> " + newer + "\n  size       ")
        .contains("~ machine amd64 v1 -> amd64 v2", "+ loader /lib64/ld-linux-x86-64.so.2")
        .contains("~ example.com/dep v1.2.3 => ./dep (devel) -> v1.3.0 => ./dep (devel)")
        .containsPattern("~ paths of the computer it was built on [1-9]\\d* -> 0")
        .contains("~ -buildmode exe -> pie", "~ GOAMD64 v1 -> v2")
        .containsPattern("newly linked in: (?s:.*) os/exec")
        .contains(
            "  can now    + listens on TCP (net.(*sysListener).listenTCP", "+ starts programs (")
        .contains("~ PIE absent -> present");
    var back = inspect("--diff", newer.toString(), older.toString());
    assertThat(back.out())
        .contains("  no longer  - listens on TCP", "no longer: ", "~ PIE present -> absent");
    var json =
        JSON.std.mapFrom(
            inspect("--diff", older.toString(), newer.toString(), "--format=json").out());
    assertThat(json).containsEntry("schema", "slipway/inspect-diff/1").containsEntry("same", false);
    assertThat((List<?>) json.get("gained")).hasSizeGreaterThanOrEqualTo(2);
    assertThat((List<?>) json.get("lost")).isEmpty();
  }

  @Test
  void saysThatNothingDiffers() throws Exception {
    var file = Programs.in(directory).build("plain", "plain", "CGO_ENABLED=0");
    var copy = Files.copy(file, directory.resolve("copy"));
    assertThat(inspect("--diff", file.toString(), copy.toString()).out())
        .hasLineCount(2)
        .contains("nothing differs: the same bytes, SHA-256 ");
    var bytes = Files.readAllBytes(copy);
    Files.write(copy, Arrays.copyOf(bytes, bytes.length + 1));
    assertThat(inspect("--diff", file.toString(), copy.toString()).out())
        .contains("nothing differs that inspect shows, but the files do");
    for (var wrong :
        List.of(
            List.of("--diff", "copy"),
            List.of("--diff", "copy", "plain", "copy"),
            List.of("--diff", "copy", "plain", "--against", "web1"),
            List.of("--diff", "copy", "plain", "--format", "spdx"))) {
      var run = inspect(wrong.toArray(String[]::new));
      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.err()).contains("slipway inspect --diff dist/hello.old dist/hello");
    }
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
