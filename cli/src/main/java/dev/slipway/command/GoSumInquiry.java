package dev.slipway.command;

import dev.slipway.build.GoEnvironment;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.Failure;
import dev.slipway.fact.DatabaseAnswers;
import dev.slipway.fact.DatabaseAnswers.Answer.Exempt;
import dev.slipway.fact.DatabaseAnswers.Answer.Vouched;
import dev.slipway.fact.DatabaseAnswers.Asked;
import dev.slipway.fact.Fact;
import dev.slipway.fact.ProjectModules;
import dev.slipway.format.gosum.GoSum;
import dev.slipway.format.gosum.GoSumLine;
import dev.slipway.origin.OriginException;
import dev.slipway.origin.Origins;
import dev.slipway.sumdb.DatabaseException;
import dev.slipway.sumdb.SumDatabase;
import dev.slipway.web.Web;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks the checksum database about all lines of a {@code go.sum}, and what it has no line for. */
final class GoSumInquiry {
  private GoSumInquiry() {}

  /**
   * Its answers.
   *
   * @throws Failure when it cannot be asked: whoever wants it asked must not take silence for a yes
   */
  static Fact<DatabaseAnswers> ask(ProjectModules modules, Map<String, String> environment)
      throws Failure, InterruptedException {
    var settings = GoEnvironment.of(environment);
    try (var web = Web.of(environment)) {
      var database = SumDatabase.of(settings, environment, Origins.of(settings, web), web);
      var asked =
          Stream.concat(
                  ofLines(modules.goSum()),
                  modules.unsummed().stream().map(each -> new Asked(each.module(), true)))
              .distinct()
              .toList();
      var answers = database.ask(asked);
      return Fact.known(answers, answers.database());
    } catch (DatabaseException failure) {
      throw new Failure(
          failure.isUnreached() ? ExitCode.UNREACHABLE : ExitCode.USAGE,
          "modules verify --sumdb: " + failure.getMessage(),
          failure);
    } catch (OriginException failure) {
      throw new Failure(ExitCode.USAGE, "modules verify --sumdb: " + failure.getMessage(), failure);
    }
  }

  private static Stream<Asked> ofLines(GoSum goSum) {
    return goSum.lines().stream()
        .filter(GoSumLine::isKnownAlgorithm)
        .map(line -> new Asked(line.module(), line.isGoMod()))
        .distinct();
  }

  /** How much was held to what. */
  static String held(GoSum goSum, DatabaseAnswers answers) {
    var lines = ofLines(goSum).toList();
    long proven =
        lines.stream()
            .flatMap(line -> answers.about(line.module(), line.isGoMod()).stream())
            .filter(Vouched.class::isInstance)
            .count();
    return "%d of %d lines of go.sum are in the signed tree of %s, which has %d records"
        .formatted(proven, lines.size(), answers.database(), answers.size());
  }

  /** What settings exempt, a line a setting. */
  static List<String> exempt(DatabaseAnswers answers) {
    return answers.answers().values().stream()
        .filter(Exempt.class::isInstance)
        .map(answer -> ((Exempt) answer).setting())
        .collect(Collectors.groupingBy(setting -> setting, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .map(
            entry ->
                entry.getValue()
                    + " lines of go.sum, of which "
                    + answers.database()
                    + " is not asked ("
                    + entry.getKey()
                    + ")")
        .toList();
  }
}
