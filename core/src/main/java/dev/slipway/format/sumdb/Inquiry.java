package dev.slipway.format.sumdb;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Answers of the database on their way to a verdict: signatures are judged, the newest tree among
 * them and the one known before is chosen, and it is known which tiles of it prove that every other
 * tree is its beginning and that it holds the records (x/mod/sumdb, {@code Client.mergeLatest} and
 * {@code checkRecord}). Immutable; nothing in here throws for what a server sent.
 */
public final class Inquiry {

  private final ChecksumDatabase database;
  private final Optional<SignedTree> known;
  private final List<Question> questions;
  private final SignedTrees trees;
  private final TilePlan plan;

  private Inquiry(
      ChecksumDatabase database,
      Optional<SignedTree> known,
      List<Question> questions,
      SignedTrees trees) {
    this.database = database;
    this.known = known;
    this.questions = List.copyOf(questions);
    this.trees = trees;
    this.plan = plan();
  }

  static Inquiry of(
      ChecksumDatabase database, Optional<SignedTree> known, List<Question> questions) {
    List<SignedTree> answered =
        questions.stream().map(question -> question.answer().tree()).toList();
    return new Inquiry(database, known, questions, SignedTrees.of(database.key(), known, answered));
  }

  private TilePlan plan() {
    Optional<SignedTree> newest = trees.newest();
    if (newest.isEmpty()) {
      return new TilePlan(List.of(), List.of());
    }
    long size = newest.get().tree().size();
    Set<Node> wanted = new LinkedHashSet<>();
    trees.signed().forEach(older -> wanted.addAll(Node.above(older.tree().size())));
    for (Question question : questions) {
      LookupAnswer answer = question.answer();
      if (trees.refusal(answer.tree()).isEmpty() && answer.id() < size) {
        wanted.add(Node.ofRecord(answer.id()));
      }
    }
    return TilePlan.of(database.tileHeight(), size, wanted);
  }

  /**
   * All tiles that the verdicts need, each once. A partial tile may be cut from the full one
   * ({@link Tile#full}, {@link Tile#cutFrom}).
   */
  public List<Tile> tiles() {
    return plan.tiles();
  }

  /** Judges all questions; asks for no other tiles than {@link #tiles}, and for each once. */
  public Outcome judge(Tiles tiles) {
    Optional<SignedTree> newest = trees.newest();
    if (newest.isEmpty()) {
      return refused(trees.fork());
    }
    try {
      ProvenTiles proven =
          ProvenTiles.prove(database.tileHeight(), newest.get().tree(), plan, tiles);
      for (SignedTree older : trees.signed()) {
        requireBeginning(proven, older, newest.get());
      }
      List<Verdict> verdicts =
          questions.stream()
              .map(question -> verdict(question, newest.get().tree(), proven))
              .toList();
      return new Outcome(verdicts, newest, proven.bytes());
    } catch (RefusedException refused) {
      return refused(Optional.of(refused.refusal()));
    }
  }

  /** Go stops for good when a tree is not the beginning of the newest; so all questions fall. */
  private static void requireBeginning(ProvenTiles proven, SignedTree older, SignedTree newest)
      throws RefusedException {
    long size = older.tree().size();
    Hash root = proven.root(size);
    if (!root.equals(older.tree().root())) {
      ConsistencyProof proof =
          size == 0
              ? ConsistencyProof.NONE
              : ConsistencyProof.of(proven, newest.tree().size(), size);
      throw new RefusedException(new Refusal.Fork(older, newest, root, proof));
    }
  }

  private Verdict verdict(Question question, Tree tree, ProvenTiles proven) {
    LookupAnswer answer = question.answer();
    Optional<Refusal> distrusted = trees.refusal(answer.tree());
    if (distrusted.isPresent()) {
      return new Verdict.Refused(distrusted.get());
    }
    if (answer.id() >= tree.size()) {
      return new Verdict.Refused(new Refusal.NotInTree(answer.id(), tree));
    }
    if (!proven.hash(Node.ofRecord(answer.id())).equals(Hash.ofRecord(answer.record()))) {
      return new Verdict.Refused(new Refusal.OtherRecord(answer.id(), tree));
    }
    List<String> lines = answer.lines(question.module(), question.version());
    return lines.isEmpty()
        ? new Verdict.Refused(
            new Refusal.OtherModule(question.module(), question.version(), answer.record()))
        : new Verdict.Vouched(lines);
  }

  /** A bad signature of a question's own tree says more than what is wrong with all of them. */
  private Outcome refused(Optional<Refusal> all) {
    List<Verdict> verdicts =
        questions.stream()
            .flatMap(question -> trees.refusal(question.answer().tree()).or(() -> all).stream())
            .<Verdict>map(Verdict.Refused::new)
            .toList();
    return new Outcome(verdicts, known, Map.of());
  }
}
