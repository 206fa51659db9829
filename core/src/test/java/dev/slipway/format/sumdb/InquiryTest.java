package dev.slipway.format.sumdb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.format.FormatException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is vouched for and what is refused, over a log of our own whose key we have. */
class InquiryTest {
  private static final int SIZE = 1500;
  private static final int FORKED = 400;
  private static final TestSigner SIGNER = new TestSigner("sum.example.com");
  private static final TestLog HONEST = new TestLog(SIZE, i -> record(i, "honest"));

  /** Another history: the same records up to {@link #FORKED}, others from there. */
  private static final TestLog FORK =
      new TestLog(SIZE, i -> record(i, i < FORKED ? "honest" : "forked"));

  private static String record(int id, String hash) {
    return "m%1$d v1.0.0 h1:%2$s\nm%1$d v1.0.0/go.mod h1:%2$s\n".formatted(id, hash);
  }

  private static Optional<SignedTree> known(TestLog log, int size) {
    return Optional.of(SIGNER.sign(log.tree(size)));
  }

  private static Question question(TestLog log, int id, int size) {
    return new Question(
        "m" + id, "v1.0.0", new LookupAnswer(id, log.record(id), SIGNER.sign(log.tree(size))));
  }

  private static Inquiry inquire(Optional<SignedTree> known, Question... questions) {
    return new ChecksumDatabase(SIGNER.key(), 8).inquire(known, List.of(questions));
  }

  private static Refusal refusal(Outcome outcome) {
    assertThat(outcome.verdicts()).hasSize(1);
    return ((Verdict.Refused) outcome.verdicts().getFirst()).refusal();
  }

  /** The refusal, after which nothing may be kept but what was known. */
  private static Refusal refusedAll(Inquiry inquiry, Tiles tiles, Optional<SignedTree> known) {
    Outcome outcome = inquiry.judge(tiles);
    assertThat(outcome.latest()).isEqualTo(known);
    assertThat(outcome.proven()).isEmpty();
    return refusal(outcome);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8, 30})
  void whatIsInTheLogIsVouchedForAtEverySize(int height) {
    ChecksumDatabase database = new ChecksumDatabase(SIGNER.key(), height);
    Random random = new Random(height);
    for (int i = 0; i < 60; i++) {
      int size = 1 + random.nextInt(SIZE);
      int id = random.nextInt(size);
      int before = random.nextInt(SIZE + 1);
      Question question = question(HONEST, id, size);
      Optional<SignedTree> known = known(HONEST, before);

      Outcome outcome = database.inquire(known, List.of(question)).judge(HONEST.tiles());

      assertThat(outcome.verdicts())
          .containsExactly(new Verdict.Vouched(List.of("m" + id + " v1.0.0 h1:honest")));
      assertThat(outcome.latest())
          .contains(before >= size ? known.orElseThrow() : question.answer().tree());
      outcome.proven().forEach((tile, bytes) -> assertThat(bytes).isEqualTo(HONEST.tile(tile)));
    }
  }

  @Test
  void manyQuestionsShareTheirTilesAndEachIsAskedForOnce() {
    Random random = new Random(1);
    List<Question> questions = new ArrayList<>();
    List<Verdict> expected = new ArrayList<>();
    int alone = 0;
    for (int i = 0; i < 50; i++) {
      int size = 1000 + random.nextInt(500);
      int id = random.nextInt(size);
      questions.add(question(HONEST, id, size));
      expected.add(new Verdict.Vouched(List.of("m" + id + " v1.0.0 h1:honest")));
      alone += inquire(known(HONEST, 700), questions.getLast()).tiles().size();
    }
    Inquiry inquiry = inquire(known(HONEST, 700), questions.toArray(Question[]::new));
    List<Tile> asked = new ArrayList<>();

    Outcome outcome =
        inquiry.judge(
            tile -> {
              asked.add(tile);
              return Optional.of(HONEST.tile(tile));
            });

    assertThat(outcome.verdicts()).isEqualTo(expected);
    assertThat(asked).isEqualTo(inquiry.tiles()).doesNotHaveDuplicates();
    assertThat(asked).hasSizeLessThan(10);
    assertThat(alone).isGreaterThan(100);
    assertThat(outcome.proven()).containsOnlyKeys(asked);
  }

  @Test
  void oneForgedRecordDoesNotTouchTheOthers() {
    Question good = question(HONEST, 3, 1000);
    LookupAnswer forged = new LookupAnswer(4, record(4, "evil"), SIGNER.sign(HONEST.tree(900)));
    LookupAnswer stranger =
        new LookupAnswer(4, HONEST.record(4), new TestSigner("x").sign(HONEST.tree(1200)));

    Outcome outcome =
        inquire(
                Optional.empty(),
                new Question("m4", "v1.0.0", forged),
                good,
                new Question("m4", "v1.0.0", stranger))
            .judge(HONEST.tiles());

    assertThat(outcome.verdicts())
        .containsExactly(
            new Verdict.Refused(new Refusal.OtherRecord(4, HONEST.tree(1000))),
            new Verdict.Vouched(List.of("m3 v1.0.0 h1:honest")),
            new Verdict.Refused(new Refusal.UnknownSigner(stranger.tree())));
    assertThat(outcome.latest()).contains(good.answer().tree());
  }

  @Test
  void aForkOfTheSameSizeIsSeenWithoutTiles() {
    Inquiry inquiry = inquire(known(HONEST, 1000), question(FORK, 3, 1000));
    assertThat(inquiry.tiles()).isEmpty();
    assertThat(refusedAll(inquiry, tile -> Optional.empty(), known(HONEST, 1000)))
        .isEqualTo(
            new Refusal.Fork(
                known(FORK, 1000).orElseThrow(),
                known(HONEST, 1000).orElseThrow(),
                HONEST.tree(1000).root(),
                ConsistencyProof.NONE));
  }

  @Test
  void aLargerForkIsKeptWithItsProof() {
    for (int older : List.of(401, 512, 513, 1000, 1023)) {
      for (int newer : List.of(1024, 1100, 1500)) {
        for (boolean isKnownOlder : List.of(true, false)) {
          Optional<SignedTree> known = known(HONEST, isKnownOlder ? older : newer);
          Inquiry inquiry = inquire(known, question(FORK, 3, isKnownOlder ? newer : older));
          TestLog served = isKnownOlder ? FORK : HONEST;

          Refusal.Fork fork = (Refusal.Fork) refusedAll(inquiry, served.tiles(), known);

          assertThat(fork.newer().tree()).isEqualTo(served.tree(newer));
          assertThat(fork.older().tree()).isEqualTo((isKnownOlder ? HONEST : FORK).tree(older));
          assertThat(fork.rootInNewer()).isEqualTo(served.tree(older).root());
          Tree really = new Tree(older, fork.rootInNewer());
          assertThat(fork.proof().proves(really, fork.newer().tree())).isTrue();
          assertThat(fork.proof().proves(fork.older().tree(), fork.newer().tree())).isFalse();
        }
      }
    }
  }

  @Test
  void aLargerForkIsRefusedWithTheHonestTilesToo() {
    Inquiry inquiry = inquire(known(HONEST, 1000), question(FORK, 3, 1200));
    assertThat(refusedAll(inquiry, HONEST.tiles(), known(HONEST, 1000)))
        .isInstanceOf(Refusal.ForgedTile.class);
  }

  /** Two answers of one inquiry that contradict each other, when nothing was known before. */
  @Test
  void aForkAmongTheAnswersIsAFork() {
    Outcome outcome =
        inquire(Optional.empty(), question(HONEST, 3, 1000), question(FORK, 5, 1200))
            .judge(FORK.tiles());
    assertThat(outcome.verdicts())
        .allSatisfy(
            verdict ->
                assertThat(((Verdict.Refused) verdict).refusal()).isInstanceOf(Refusal.Fork.class));
    assertThat(outcome.latest()).isEmpty();
  }

  @Test
  void aTreeBeforeTheForkIsTheBeginningOfBoth() {
    Inquiry inquiry = inquire(known(HONEST, FORKED), question(FORK, 3, 1200));
    assertThat(inquiry.judge(FORK.tiles()).verdicts()).hasOnlyElementsOfType(Verdict.Vouched.class);
  }

  @Test
  void anEmptyTreeIsTheBeginningOfEachUnlessItsRootIsAnother() {
    Question question = question(HONEST, 3, 1200);
    assertThat(inquire(known(HONEST, 0), question).judge(HONEST.tiles()).verdicts())
        .hasOnlyElementsOfType(Verdict.Vouched.class);
    SignedTree other = SIGNER.sign(new Tree(0, HONEST.tree(1).root()));
    assertThat(refusal(inquire(Optional.of(other), question).judge(HONEST.tiles())))
        .isInstanceOf(Refusal.Fork.class);
    LookupAnswer empty = new LookupAnswer(0, HONEST.record(0), SIGNER.sign(HONEST.tree(0)));
    assertThat(
            refusal(
                inquire(Optional.empty(), new Question("m0", "v1.0.0", empty))
                    .judge(HONEST.tiles())))
        .isEqualTo(new Refusal.NotInTree(0, HONEST.tree(0)));
  }

  @Test
  void signaturesByAnotherKeyAreRefused() {
    TestSigner other = new TestSigner("sum.example.com");
    String text = HONEST.tree(1000).text();
    SignedTree foreign = other.sign(HONEST.tree(1000));
    SignedTree impostor =
        SignedTree.parse((text + "\n" + other.line(text, SIGNER.key().hash())).getBytes(UTF_8));

    assertThat(refusal(inquire(Optional.empty(), asking(foreign)).judge(HONEST.tiles())))
        .isEqualTo(new Refusal.UnknownSigner(foreign));
    assertThat(refusal(inquire(Optional.empty(), asking(impostor)).judge(HONEST.tiles())))
        .isEqualTo(new Refusal.BadSignature(impostor));
    // What was kept may have been changed as well.
    assertThat(
            refusal(
                inquire(Optional.of(impostor), question(HONEST, 3, 1200)).judge(HONEST.tiles())))
        .isEqualTo(new Refusal.BadSignature(impostor));
  }

  private static Question asking(SignedTree tree) {
    return new Question("m3", "v1.0.0", new LookupAnswer(3, HONEST.record(3), tree));
  }

  @Test
  void onlyLinesOfTheModuleAndVersionAreVouchedFor() {
    LookupAnswer answer = question(HONEST, 3, 1000).answer();
    assertThat(judged("m3", "v1.0.0/go.mod", answer))
        .isEqualTo(new Verdict.Vouched(List.of("m3 v1.0.0/go.mod h1:honest")));
    for (String module : List.of("m4", "m", "M3", "", "3")) {
      assertThat(judged(module, "v1.0.0", answer))
          .isEqualTo(
              new Verdict.Refused(new Refusal.OtherModule(module, "v1.0.0", HONEST.record(3))));
    }
    for (String version : List.of("v1.0", "v1.0.1", "", "v1.0.0/", "v1.0.0/go.mod h1:honest\nm3")) {
      assertThat(judged("m3", version, answer)).isInstanceOf(Verdict.Refused.class);
    }
  }

  private static Verdict judged(String module, String version, LookupAnswer answer) {
    return inquire(Optional.empty(), new Question(module, version, answer))
        .judge(HONEST.tiles())
        .verdicts()
        .getFirst();
  }

  /** CVE-2026-56864: what stands beside the proven record is not the record. */
  @Test
  void linesBesideTheRecordVouchForNothing() {
    String note = new String(SIGNER.sign(HONEST.tree(1000).text()), UTF_8);
    String forged = "m9 v1.0.0 h1:evil\n";
    String answer = "3\n" + HONEST.record(3) + "\n";
    // A later version of the tree's text may have more lines, and the server may sign them.
    String more = new String(SIGNER.sign(HONEST.tree(1000).text() + forged), UTF_8);
    for (String whole :
        List.of(answer + more, answer + forged + note, answer + forged + "\n" + note)) {
      List<String> lines = vouched(new Question("m9", "v1.0.0", none(whole)), HONEST.tiles());
      assertThat(lines).isEmpty();
    }
    assertThat(judged("m3", "v1.0.0", LookupAnswer.parse((answer + more).getBytes(UTF_8))))
        .isInstanceOf(Verdict.Vouched.class);
  }

  /** The answer, or when it is none one that is honest about another record. */
  private static LookupAnswer none(String whole) {
    try {
      return LookupAnswer.parse(whole.getBytes(UTF_8));
    } catch (FormatException malformed) {
      return question(HONEST, 3, 1000).answer();
    }
  }

  private static List<String> vouched(Question question, Tiles tiles) {
    Verdict verdict = inquire(Optional.empty(), question).judge(tiles).verdicts().getFirst();
    return verdict instanceof Verdict.Vouched(List<String> lines) ? lines : List.of();
  }

  @Test
  void anotherNumberIsRefused() {
    SignedTree tree = SIGNER.sign(HONEST.tree(1000));
    for (long id : List.of(0L, 2L, 4L, 999L)) {
      assertThat(judged("m3", "v1.0.0", new LookupAnswer(id, HONEST.record(3), tree)))
          .isEqualTo(new Verdict.Refused(new Refusal.OtherRecord(id, HONEST.tree(1000))));
    }
    for (long id : List.of(1000L, 1001L, Long.MAX_VALUE)) {
      assertThat(judged("m3", "v1.0.0", new LookupAnswer(id, HONEST.record(3), tree)))
          .isEqualTo(new Verdict.Refused(new Refusal.NotInTree(id, HONEST.tree(1000))));
    }
  }

  @Test
  void tilesThatAreMissingOrOfAnotherLengthAreRefused() {
    Optional<SignedTree> known = known(HONEST, 700);
    Inquiry inquiry = inquire(known, question(HONEST, 3, 1000));
    for (Tile tile : inquiry.tiles()) {
      byte[] honest = HONEST.tile(tile);
      assertThat(refusedAll(inquiry, with(tile, Optional.empty()), known))
          .isEqualTo(new Refusal.MissingTile(tile));
      for (int length :
          List.of(
              0, 1, honest.length - 32, honest.length - 1, honest.length + 1, honest.length + 32)) {
        byte[] other = Arrays.copyOf(honest, length);
        assertThat(refusedAll(inquiry, with(tile, Optional.of(other)), known))
            .isEqualTo(new Refusal.TileLength(tile, length));
      }
    }
    assertThat(inquiry.tiles()).hasSizeGreaterThan(3);
  }

  private static Tiles with(Tile changed, Optional<byte[]> bytes) {
    return tile -> tile.equals(changed) ? bytes : Optional.of(HONEST.tile(tile));
  }

  @Test
  void aPartialTileMayBeCutFromTheFullOne() {
    Tile full = new Tile(8, 0, 2, 256);
    Tile partial = new Tile(8, 0, 2, 100);
    assertThat(partial.full()).isEqualTo(full);
    assertThat(partial.cutFrom(HONEST.tile(full))).contains(HONEST.tile(partial));
    assertThat(partial.cutFrom(HONEST.tile(partial))).isEmpty();
  }

  /** Every hash of every tile: none may be another, whether the record hangs on it or not. */
  @ParameterizedTest
  @ValueSource(ints = {2, 8})
  void oneChangedByteOfATileIsRefused(int height) {
    ChecksumDatabase database = new ChecksumDatabase(SIGNER.key(), height);
    Inquiry inquiry = database.inquire(known(HONEST, 333), List.of(question(HONEST, 3, 1000)));
    for (Tile tile : inquiry.tiles()) {
      for (int i = 0; i < tile.bytes(); i += 31) { // each hash at least once, at changing places
        byte[] bytes = HONEST.tile(tile);
        bytes[i] ^= 0x10;
        assertThat(refusedAll(inquiry, with(tile, Optional.of(bytes)), known(HONEST, 333)))
            .isInstanceOfSatisfying(
                Refusal.ForgedTile.class, forged -> assertThat(forged.suspects()).contains(tile));
      }
    }
  }

  @Test
  void oneChangedByteOfATreeOrAnAnswerIsRefused() {
    byte[] answer =
        ("3\n" + HONEST.record(3) + "\n" + SIGNER.sign(HONEST.tree(1000)).note()).getBytes(UTF_8);
    byte[] known = SIGNER.sign(HONEST.tree(700)).note().bytes();
    assertThat(lines(known, answer, HONEST.tiles())).isNotEmpty();
    for (int change : List.of(1, 0x20)) {
      for (int i = 0; i < answer.length; i++) {
        assertThat(lines(known, flipped(answer, i, change), HONEST.tiles())).as("%d", i).isEmpty();
      }
      for (int i = 0; i < known.length; i++) {
        assertThat(lines(flipped(known, i, change), answer, HONEST.tiles())).as("%d", i).isEmpty();
      }
    }
  }

  private static byte[] flipped(byte[] bytes, int at, int change) {
    byte[] other = bytes.clone();
    other[at] ^= (byte) change;
    return other;
  }

  /** What is vouched for of m3; nothing as well when the bytes are of another format. */
  private static List<String> lines(byte[] known, byte[] answer, Tiles tiles) {
    try {
      Question question = new Question("m3", "v1.0.0", LookupAnswer.parse(answer));
      Verdict verdict =
          inquire(Optional.of(SignedTree.parse(known)), question)
              .judge(tiles)
              .verdicts()
              .getFirst();
      return verdict instanceof Verdict.Vouched(List<String> lines) ? lines : List.of();
    } catch (FormatException damaged) {
      return List.of();
    }
  }

  @Test
  void noFlippedBitsMakeAnotherLineOrAnotherException() {
    Random random = new Random(5);
    Set<List<String>> said = new HashSet<>();
    byte[] answer =
        ("3\n" + HONEST.record(3) + "\n" + SIGNER.sign(HONEST.tree(1000)).note()).getBytes(UTF_8);
    byte[] known = SIGNER.sign(HONEST.tree(700)).note().bytes();
    for (int i = 0; i < 2000; i++) {
      byte[] otherAnswer = random.nextInt(3) == 0 ? noise(answer, random) : answer;
      byte[] otherKnown = random.nextInt(3) == 0 ? noise(known, random) : known;
      Map<Tile, byte[]> other = new HashMap<>();
      double damage = random.nextInt(3) == 0 ? 0.3 : 0;
      said.add(
          lines(
              otherKnown,
              otherAnswer,
              tile ->
                  Optional.of(
                      other.computeIfAbsent(
                          tile,
                          t ->
                              random.nextDouble() < damage
                                  ? noise(HONEST.tile(t), random)
                                  : HONEST.tile(t)))));
    }
    assertThat(said).containsExactlyInAnyOrder(List.of(), List.of("m3 v1.0.0 h1:honest"));
  }

  private static byte[] noise(byte[] bytes, Random random) {
    byte[] other = bytes;
    for (int n = 1 + random.nextInt(3); n > 0; n--) {
      other = flipped(other, random.nextInt(bytes.length), 1 << random.nextInt(8));
    }
    return Arrays.equals(bytes, other) ? noise(bytes, random) : other;
  }
}
