package dev.slipway.sumdb;

import dev.slipway.build.GoEnvironment;
import dev.slipway.fact.DatabaseAnswers;
import dev.slipway.fact.DatabaseAnswers.Answer;
import dev.slipway.fact.DatabaseAnswers.Asked;
import dev.slipway.format.module.ModuleVersion;
import dev.slipway.format.sumdb.Outcome;
import dev.slipway.format.sumdb.Question;
import dev.slipway.format.sumdb.Refusal;
import dev.slipway.format.sumdb.SignedTree;
import dev.slipway.format.sumdb.Tile;
import dev.slipway.format.sumdb.Verdict;
import dev.slipway.origin.Origins;
import dev.slipway.project.UserDirectories;
import dev.slipway.sumdb.Fetching.Lookup;
import dev.slipway.web.Web;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The checksum database that {@code GOSUMDB} names.
 *
 * <p>Every answer's own tree is held to the newest one, as the go command does, so that a server
 * that shows each caller another history is found out.
 */
public final class SumDatabase {
  private final DatabaseSetting setting;
  private final Fetching fetching;
  private final DatabaseFiles files;
  private final KnownTree known;

  private SumDatabase(
      DatabaseSetting setting, Fetching fetching, DatabaseFiles files, KnownTree known) {
    this.setting = setting;
    this.fetching = fetching;
    this.files = files;
    this.known = known;
  }

  /**
   * Reads the settings; asks nobody yet.
   *
   * @param environment of this process
   * @throws DatabaseException when {@code GOSUMDB} is {@code off} or names none that is known
   */
  public static SumDatabase of(
      GoEnvironment settings, Map<String, String> environment, Origins origins, Web web)
      throws DatabaseException {
    var setting = DatabaseSetting.of(settings);
    var below = Path.of("sumdb", setting.name());
    var cacheOfGo =
        settings
            .moduleCache()
            .map(cache -> cache.resolve("cache").resolve("download").resolve(below));
    return new SumDatabase(
        setting,
        new Fetching(setting, origins, web),
        new DatabaseFiles(
            UserDirectories.cache(environment).map(cache -> cache.resolve(below)),
            cacheOfGo.stream().toList()),
        new KnownTree(
            UserDirectories.state(environment).map(state -> state.resolve(below)),
            settings
                .gopath()
                .map(gopath -> gopath.resolve("pkg").resolve(below).resolve("latest"))));
  }

  /**
   * Asks for hashes of modules; those that {@code GONOSUMDB} or {@code GOPRIVATE} exempt are told
   * to nobody.
   *
   * @throws DatabaseException when it cannot be reached, or what was seen of it cannot be kept
   */
  public DatabaseAnswers ask(Collection<Asked> all) throws DatabaseException, InterruptedException {
    var answers = new LinkedHashMap<Asked, Answer>();
    var open = new ArrayList<Asked>();
    for (var asked : all) {
      setting
          .exemption(asked.module().path())
          .ifPresentOrElse(
              exemption -> answers.put(asked, new Answer.Exempt(exemption)), () -> open.add(asked));
    }
    var judged = judge(open);
    answers.putAll(judged.answers());
    return new DatabaseAnswers(
        setting.name(),
        judged.outcome().latest().map(tree -> tree.tree().size()).orElse(0L),
        answers);
  }

  /**
   * The hashes of a module that everybody has to get alike: no setting exempts it.
   *
   * @param module {@code golang.org/toolchain} at a version
   * @throws DatabaseException also when the database does not vouch for it
   */
  public List<String> vouched(ModuleVersion module) throws DatabaseException, InterruptedException {
    var asked = new Asked(module, false);
    return switch (judge(List.of(asked)).answers().get(asked)) {
      case Answer.Vouched(var hashes) -> hashes;
      case Answer.NotThere() -> throw refused(setting.name() + " knows no " + module);
      case Answer.Refused(var why, var kept) ->
          throw refused(
              "what "
                  + setting.name()
                  + " is said to say of "
                  + module
                  + " is not proven: "
                  + why
                  + kept.map(file -> ". The evidence is kept in " + file).orElse(""));
      case Answer.Exempt none -> throw new IllegalStateException(none.toString());
      case null -> throw new IllegalStateException(module.toString());
    };
  }

  private static DatabaseException refused(String why) {
    return DatabaseException.unreached(why, new java.io.IOException(why));
  }

  private record Judged(Map<Asked, Answer> answers, Outcome outcome, boolean isFork) {}

  /** What a cache holds may be damaged: what is refused is fetched again before it is reported. */
  private Judged judge(List<Asked> open) throws DatabaseException, InterruptedException {
    var judged = judge(open, files);
    boolean isRefused =
        judged.answers().values().stream().anyMatch(answer -> answer instanceof Answer.Refused);
    return isRefused && !judged.isFork() ? judge(open, DatabaseFiles.none()) : judged;
  }

  private Judged judge(List<Asked> open, DatabaseFiles from)
      throws DatabaseException, InterruptedException {
    var modules = new LinkedHashSet<ModuleVersion>();
    open.forEach(asked -> modules.add(asked.module()));
    var lookups = fetching.lookups(modules, from);
    var asked = new ArrayList<Asked>();
    var questions = new ArrayList<Question>();
    var answers = new LinkedHashMap<Asked, Answer>();
    for (var one : open) {
      var lookup = lookups.get(one.module());
      if (lookup != null && lookup.answer().isPresent()) {
        asked.add(one);
        questions.add(
            new Question(one.module().path(), version(one), lookup.answer().orElseThrow()));
      } else {
        answers.put(one, without(lookup));
      }
    }
    var outcome = prove(questions, from);
    boolean isFork = false;
    for (int i = 0; i < asked.size(); i++) {
      var verdict = outcome.verdicts().get(i);
      isFork |= verdict instanceof Verdict.Refused(Refusal.Fork fork);
      answers.put(asked.get(i), answer(verdict));
      if (verdict instanceof Verdict.Vouched) {
        keep(asked.get(i).module(), lookups);
      }
    }
    outcome.proven().forEach((tile, bytes) -> files.write(tile.path(), bytes));
    return new Judged(answers, outcome, isFork);
  }

  private static String version(Asked asked) {
    return asked.module().version() + (asked.isGoMod() ? "/go.mod" : "");
  }

  private static Answer without(@org.jspecify.annotations.Nullable Lookup lookup) {
    return lookup == null || lookup.problem().isEmpty()
        ? new Answer.NotThere()
        : new Answer.Refused(lookup.problem(), Optional.empty());
  }

  /** Again when another process has come to know a newer tree in the meantime. */
  private Outcome prove(List<Question> questions, DatabaseFiles from)
      throws DatabaseException, InterruptedException {
    while (true) {
      Optional<SignedTree> before = known.read();
      if (questions.isEmpty()) {
        return new Outcome(List.of(), before, Map.of());
      }
      var inquiry = setting.database().inquire(before, questions);
      Map<Tile, byte[]> tiles = fetching.tiles(inquiry.tiles(), from);
      var outcome = inquiry.judge(tile -> Optional.ofNullable(tiles.get(tile)));
      if (outcome.proven().isEmpty()
          || outcome.latest().isEmpty()
          || known.replace(before, outcome.latest().get())) {
        return outcome;
      }
    }
  }

  private Answer answer(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Vouched(var lines) ->
          new Answer.Vouched(
              lines.stream().map(line -> line.substring(line.lastIndexOf(' ') + 1)).toList());
      case Verdict.Refused(var refusal) ->
          new Answer.Refused(
              RefusalText.of(refusal),
              refusal instanceof Refusal.Fork fork
                  ? known.keep(
                      fork.older().tree().size() + "-" + fork.newer().tree().size(),
                      RefusalText.evidence(fork))
                  : Optional.empty());
    };
  }

  private void keep(ModuleVersion module, Map<ModuleVersion, Lookup> lookups) {
    Optional.ofNullable(lookups.get(module))
        .flatMap(Lookup::bytes)
        .ifPresent(bytes -> Fetching.path(module).ifPresent(path -> files.write(path, bytes)));
  }
}
