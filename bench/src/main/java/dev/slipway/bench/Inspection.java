package dev.slipway.bench;

import dev.slipway.testkit.launcher.Launcher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Caddy with its symbols and debug information, read by Slipway and by Go's own tools. */
final class Inspection {
  private static final Map<String, String> NONE = Map.of();

  private final Path project;
  private final String executable;
  private final Launcher slipway;

  private Inspection(Path project, String executable) {
    this.project = project;
    this.executable = executable;
    this.slipway = Launcher.packaged().in(project);
  }

  /** Builds it in this project, which takes minutes the first time. */
  static Inspection of(Path project) throws Exception {
    Program.require(Launcher.packaged().in(project).run("build"));
    var built = ".slipway/build/linux-amd64/caddy";
    return new Inspection(project, project.resolve(built).toString());
  }

  void measure() throws Exception {
    long size = Files.size(Path.of(executable));
    new Contest("an executable of " + size + " bytes: modules, sizes, functions, all the rest")
        .with("go version -m", () -> go("version", "-m", executable))
        .with(
            "go tool nm -size -sort size",
            () -> go("tool", "nm", "-size", "-sort=size", executable))
        .with("openssl dgst -sha256", () -> run("openssl", "dgst", "-sha256", executable))
        .with("slipway version", () -> slipway("version"))
        .with("slipway inspect", () -> slipway("inspect", executable))
        .with(
            "slipway inspect --format json", () -> slipway("inspect", "--format=json", executable))
        .run(11)
        .print();
  }

  /**
   * Known vulnerabilities in it, beside {@code govulncheck}, on one database.
   *
   * @param work a directory for the database and govulncheck, which is built there
   */
  void measureVulnerabilities(Path work) throws Exception {
    Program.run(
        project,
        Map.of("GOBIN", work.toString(), "GOFLAGS", ""),
        "go",
        "install",
        "golang.org/x/vuln/cmd/govulncheck@v1.9.0");
    var govulncheck = work.resolve("govulncheck").toString();
    var database = work.resolve("advisories");
    Advisories.write(database, modules());
    var ten = new ArrayList<>(List.of("inspect", "--vulns", "--db=" + database));
    ten.addAll(Collections.nCopies(10, executable));
    String[] one = {govulncheck, "-mode=binary", "-db=file://" + database, executable};
    new Contest("known vulnerabilities in it")
        .with("govulncheck -mode=binary", () -> run(one))
        .with("slipway inspect --vulns", () -> slipway(ten.subList(0, 4)))
        .run(11)
        .print();
    new Contest("in it ten times over")
        .with(
            "govulncheck -mode=binary, ten calls",
            () -> {
              for (int i = 0; i < 10; i++) {
                run(one);
              }
            })
        .with("slipway inspect --vulns", () -> slipway(ten))
        .run(5)
        .print();
  }

  private List<String> modules() throws Exception {
    var said = slipway.run("inspect", "--build-info", executable);
    Program.require(said);
    return said.out()
        .lines()
        .map(line -> line.split("\t"))
        .filter(words -> words.length > 2 && words[1].equals("dep"))
        .map(words -> words[2])
        .toList();
  }

  private void slipway(List<String> words) throws Exception {
    slipway(words.toArray(String[]::new));
  }

  private void go(String... words) throws Exception {
    var command = new String[words.length + 1];
    command[0] = "go";
    System.arraycopy(words, 0, command, 1, words.length);
    run(command);
  }

  private void run(String... words) throws Exception {
    Program.run(project, NONE, words);
  }

  private void slipway(String... words) throws Exception {
    Program.require(slipway.run(words));
  }
}
