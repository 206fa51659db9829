package dev.slipway.check.artifact;

import dev.slipway.check.Check;
import dev.slipway.check.Subject;
import dev.slipway.fact.Binary;
import dev.slipway.fact.Kernel;
import dev.slipway.finding.Finding;
import dev.slipway.format.elf.Machine;
import java.util.List;
import java.util.stream.Stream;

/** ARTIFACT-04: the executable is made for another kind of machine than the server's. */
public final class OtherMachine implements Check {
  @Override
  public List<String> ids() {
    return List.of("ARTIFACT-04");
  }

  @Override
  public Stream<Finding> examine(Subject subject) {
    var kernel = subject.server().get(Kernel.class);
    var binary = subject.binary().found();
    if (kernel.found().isEmpty()) {
      return Stream.empty();
    }
    var uname = kernel.found().get().machine();
    return binary
        .flatMap(Binary::executable)
        .map(executable -> executable.elf().header().machine())
        .filter(machine -> !machine.runsOn(uname))
        .map(machine -> finding(subject, binary.orElseThrow().file(), machine, uname))
        .stream();
  }

  private static Finding finding(Subject subject, String file, Machine machine, String uname) {
    var server = subject.server().server();
    return Finding.of(
            "ARTIFACT-04",
            "%s is made for %s, %s is %s: the kernel refuses it with \"Exec format error\"."
                .formatted(file, machine.goarch(), server, uname))
        .seen(file + ": ELF header", machine.goarch())
        .seen(subject.server().get(Kernel.class).source(), uname)
        .on(server)
        .fix(
            "Build it for the server's machine.",
            "GOOS=linux GOARCH=" + goarch(uname) + " go build -trimpath -o " + file + " .");
  }

  /** What Go calls the machine that {@code uname -m} names. */
  private static String goarch(String uname) {
    return switch (uname) {
      case "x86_64" -> "amd64";
      case "aarch64" -> "arm64";
      case "i386", "i486", "i586", "i686" -> "386";
      case "loongarch64" -> "loong64";
      default -> uname.startsWith("arm") ? "arm" : uname;
    };
  }
}
