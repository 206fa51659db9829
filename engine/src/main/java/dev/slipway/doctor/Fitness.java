package dev.slipway.doctor;

import dev.slipway.catalogue.Checks;
import dev.slipway.check.Subject;
import dev.slipway.fact.Binary;
import dev.slipway.fact.CLibrary;
import dev.slipway.fact.Fact;
import dev.slipway.fact.Kernel;
import dev.slipway.fact.Libraries;
import dev.slipway.fact.Questions;
import dev.slipway.fact.ServerFacts;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Severity;
import dev.slipway.format.FormatException;
import dev.slipway.format.elf.ElfFile;
import dev.slipway.format.elf.Linkage;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether one server can run one executable, judged by the doctor's own checks from the server's
 * facts and the file; the file is never run.
 *
 * @param server as the user wrote it
 * @param verdict the answer
 * @param findings what speaks against it, the worst first
 * @param unknown facts the answer rests on that could not be read, with the reason
 */
public record Fitness(
    String server, Verdict verdict, List<Finding> findings, List<UnknownFact> unknown) {

  /** The answer. */
  public enum Verdict {
    /** Nothing speaks against it. */
    RUNS,
    /** It would not start. */
    FAILS,
    /** A fact that decides could not be read. */
    UNKNOWN;

    /** The word in JSON: {@code runs}, {@code fails}, {@code unknown}. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * A fact that could not be read.
   *
   * @param fact its name
   * @param reason what was seen instead
   * @param wouldNeed what would make it known
   */
  public record UnknownFact(String fact, String reason, String wouldNeed) {}

  /** Copies the lists. */
  public Fitness {
    findings = List.copyOf(findings);
    unknown = List.copyOf(unknown);
  }

  /** The fitness of an executable for a server with these facts. */
  public static Fitness of(Fact<Binary> binary, ServerFacts facts) {
    var findings = Checks.examineExecutable(Subject.on(facts).withBinary(binary));
    var unknown = new ArrayList<UnknownFact>();
    for (var type : needed(binary)) {
      if (facts.get(type) instanceof Fact.Unknown<?>(var reason, var wouldNeed)) {
        unknown.add(new UnknownFact(type.getSimpleName(), reason, wouldNeed));
      }
    }
    var fails = findings.stream().anyMatch(finding -> finding.severity() == Severity.BLOCKER);
    var verdict = fails ? Verdict.FAILS : unknown.isEmpty() ? Verdict.RUNS : Verdict.UNKNOWN;
    return new Fitness(facts.server(), verdict, findings, unknown);
  }

  /** Of a server that was not reached: nothing is known. */
  public static Fitness unreached(String server, String why) {
    return new Fitness(
        server, Verdict.UNKNOWN, List.of(), List.of(new UnknownFact("server", why, "")));
  }

  /** What a server has to be asked for these executables: whether their loaders are there. */
  public static Questions questions(List<Fact<Binary>> binaries) {
    var questions = Questions.NONE;
    for (var binary : binaries) {
      var loader =
          binary
              .found()
              .flatMap(Binary::executable)
              .flatMap(file -> interpreter(file.elf()))
              .filter(path -> path.startsWith("/"));
      if (loader.isPresent()) {
        questions = questions.path(loader.get());
      }
    }
    return questions;
  }

  private static java.util.Optional<String> interpreter(ElfFile elf) {
    try {
      return elf.interpreter();
    } catch (FormatException damaged) {
      return java.util.Optional.empty();
    }
  }

  /** The facts without which nothing can be said: of a static executable the machine alone. */
  private static List<Class<?>> needed(Fact<Binary> binary) {
    var linkage = binary.found().flatMap(Binary::executable).map(file -> file.elf().linkage());
    return switch (linkage.orElse(Linkage.STATIC)) {
      case DYNAMIC, SHARED_LIBRARY -> List.of(Kernel.class, CLibrary.class, Libraries.class);
      case LOADER_ONLY -> List.of(Kernel.class, CLibrary.class);
      case STATIC, STATIC_PIE -> List.of(Kernel.class);
    };
  }
}
