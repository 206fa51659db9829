package dev.slipway.format.sumdb;

import static dev.slipway.format.sumdb.GoDatabase.bytes;
import static dev.slipway.format.sumdb.GoDatabase.list;
import static dev.slipway.format.sumdb.GoDatabase.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.format.FormatException;
import dev.slipway.format.note.NoteVerdict;
import dev.slipway.format.note.SignedNote;
import dev.slipway.format.note.VerifierKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that golang.org/x/mod built, and what its client and its parsers said of it. */
class GoAgreesTest {
  @TempDir static Path directory;
  private static GoDatabase go;
  private static VerifierKey key;
  private static final Map<List<String>, Map<String, byte[]>> tiles = new HashMap<>();

  @BeforeAll
  static void build() throws Exception {
    go = GoDatabase.build(directory);
    key = VerifierKey.parse(go.only("key"));
    for (List<String> line : go.all("tile")) {
      tiles
          .computeIfAbsent(line.subList(0, 2), none -> new HashMap<>())
          .put(line.get(2), bytes(line.get(3)));
    }
  }

  private static SignedTree tree(String log, String size) {
    return go.all("note").stream()
        .filter(line -> line.subList(0, 2).equals(List.of(log, size)))
        .map(line -> SignedTree.parse(bytes(line.get(2))))
        .findFirst()
        .orElseThrow();
  }

  /** The tiles of a log at a size by their path. */
  private static Map<String, byte[]> tiles(String log, String size) {
    return tiles.getOrDefault(List.of(log, size), Map.of());
  }

  private static Tiles source(Map<String, byte[]> tiles) {
    return tile -> Optional.ofNullable(tiles.get(tile.path()));
  }

  @Test
  void everyAnswerOfEverySizeIsVouchedFor() {
    for (List<String> line : go.all("answer")) {
      LookupAnswer answer = LookupAnswer.parse(bytes(line.get(4)));
      for (String suffix : List.of("", "/go.mod")) {
        Question question = new Question(line.get(2), line.get(3) + suffix, answer);
        Inquiry inquiry = new ChecksumDatabase(key, 8).inquire(Optional.empty(), List.of(question));

        Outcome outcome = inquiry.judge(source(tiles(line.get(0), line.get(1))));

        assertThat(outcome.verdicts())
            .containsExactly(
                new Verdict.Vouched(
                    answer
                        .record()
                        .lines()
                        .filter(l -> l.contains("/go.mod ") == !suffix.isEmpty())
                        .toList()));
        assertThat(outcome.latest()).contains(tree(line.get(0), line.get(1)));
      }
    }
    assertThat(go.all("answer")).hasSizeGreaterThan(100);
  }

  @Test
  void treesAreWrittenAsGoWritesThem() {
    for (List<String> line : go.all("note")) {
      SignedTree tree = SignedTree.parse(bytes(line.get(2)));
      assertThat(tree.tree().text()).isEqualTo(tree.note().text());
      assertThat(tree.note().bytes()).isEqualTo(bytes(line.get(2)));
      assertThat(tree.note().verdict(key)).isEqualTo(NoteVerdict.SIGNED);
    }
  }

  @Test
  void everyProofHoldsAndNoOther() {
    for (List<String> line : go.all("inclusion")) {
      Tree tree = new Tree(Long.parseLong(line.get(0)), Hash.parse(line.get(1)));
      long id = Long.parseLong(line.get(2));
      Hash leaf = Hash.parse(line.get(3));
      InclusionProof proof =
          new InclusionProof(list(line.get(4)).stream().map(Hash::parse).toList());
      assertThat(proof.proves(tree, id, leaf)).isTrue();
      assertThat(proof.proves(tree, id, Hash.EMPTY)).isFalse();
      assertThat(proof.proves(tree, id ^ 1, leaf)).isFalse();
      assertThat(proof.proves(tree, tree.size(), leaf)).isFalse();
      assertThat(new InclusionProof(longer(proof.hashes())).proves(tree, id, leaf)).isFalse();
    }
    for (List<String> line : go.all("consistency")) {
      Tree newer = new Tree(Long.parseLong(line.get(0)), Hash.parse(line.get(1)));
      Tree older = new Tree(Long.parseLong(line.get(2)), Hash.parse(line.get(3)));
      ConsistencyProof proof =
          new ConsistencyProof(list(line.get(4)).stream().map(Hash::parse).toList());
      assertThat(proof.proves(older, newer)).isTrue();
      assertThat(proof.proves(new Tree(older.size(), Hash.EMPTY), newer)).isFalse();
      assertThat(proof.proves(older, new Tree(newer.size(), Hash.EMPTY))).isFalse();
      assertThat(new ConsistencyProof(longer(proof.hashes())).proves(older, newer)).isFalse();
    }
  }

  private static List<Hash> longer(List<Hash> hashes) {
    List<Hash> more = new ArrayList<>(hashes);
    more.add(Hash.EMPTY);
    return more;
  }

  @Test
  void proofsMadeFromTilesAreThoseThatGoMakes() throws RefusedException {
    for (List<String> line : go.all("inclusion")) {
      long size = Long.parseLong(line.get(0));
      long id = Long.parseLong(line.get(2));
      ProvenTiles proven = proven(line.get(0), List.of(Node.ofRecord(id)));
      assertThat(InclusionProof.of(proven, size, id).hashes())
          .hasToString(list(line.get(4)).toString());
    }
    for (List<String> line : go.all("consistency")) {
      long size = Long.parseLong(line.get(0));
      long older = Long.parseLong(line.get(2));
      ProvenTiles proven = proven(line.get(0), Node.above(older));
      assertThat(ConsistencyProof.of(proven, size, older).hashes())
          .hasToString(list(line.get(4)).toString());
      assertThat(proven.root(older)).hasToString(line.get(3));
    }
  }

  private static ProvenTiles proven(String size, List<Node> wanted) throws RefusedException {
    TilePlan plan = TilePlan.of(8, Long.parseLong(size), wanted);
    Tree tree = tree("honest", size).tree();
    return ProvenTiles.prove(8, tree, plan, source(tiles("honest", size)));
  }

  @Test
  void tilesThatAreAskedForAreThoseThatGoAsksFor() {
    for (List<String> line : go.all("plan")) {
      LookupAnswer answer =
          new LookupAnswer(Long.parseLong(line.get(3)), "\n", tree("honest", line.get(2)));
      Inquiry inquiry =
          new ChecksumDatabase(key, Integer.parseInt(line.get(0)))
              .inquire(
                  Optional.of(tree("honest", line.get(1))),
                  List.of(new Question("m", "v", answer)));
      assertThat(inquiry.tiles().stream().map(Tile::path).sorted().toList())
          .isEqualTo(list(line.get(4)).stream().sorted().toList());
    }
    assertThat(go.all("plan")).hasSizeGreaterThan(100);
  }

  /** Answers, trees known before and tiles, most of them damaged, judged by Go's own client. */
  @Test
  void theClientVouchesForWhatGosClientVouchesFor() {
    int vouched = 0;
    TreeSet<String> stricter = new TreeSet<>();
    for (List<String> line : go.all("scenario")) {
      Map<String, byte[]> tiles = new HashMap<>();
      for (String tile : list(line.get(5))) {
        int equals = tile.indexOf('=');
        tiles.put(tile.substring(0, equals), bytes(tile.substring(equals + 1)));
      }
      List<String> expected = text(line.get(6)).lines().toList();
      List<String> lines;
      try {
        Optional<SignedTree> known =
            Optional.of(bytes(line.get(1))).filter(b -> b.length > 0).map(SignedTree::parse);
        LookupAnswer answer = LookupAnswer.parse(bytes(line.get(2)));
        Question question = new Question(line.get(3), line.get(4), answer);
        Inquiry inquiry =
            new ChecksumDatabase(key, Integer.parseInt(line.get(0)))
                .inquire(known, List.of(question));
        Verdict verdict = inquiry.judge(source(tiles)).verdicts().getFirst();
        lines = verdict instanceof Verdict.Vouched(List<String> said) ? said : List.of();
      } catch (FormatException damaged) {
        lines = List.of();
        if (!expected.isEmpty()) {
          stricter.add(damaged.expected());
          continue;
        }
      }
      assertThat(lines).as(line.toString()).isEqualTo(expected);
      vouched += lines.isEmpty() ? 0 : 1;
    }
    // Go believes an answer without any tree, when it knows one.
    assertThat(stricter).isSubsetOf("an empty line before the signatures");
    assertThat(vouched).isBetween(50, 850);
  }

  @Test
  void notesAreTakenAndRefusedAsGoDoes() {
    for (List<String> line : go.all("open")) {
      String said = opened(bytes(line.get(0)));
      switch (line.get(1)) {
        case "lax" -> assertThat(said).as(text(line.get(0))).isEqualTo("bad");
        case "forged" -> assertThat(said).as(text(line.get(0))).isIn("bad", "forged");
        default -> assertThat(said).as(text(line.get(0))).isEqualTo(line.get(1));
      }
      if (List.of("signed", "unsigned").contains(line.get(1))) {
        assertThat(treeIn(SignedNote.parse(bytes(line.get(0))).text()))
            .isEqualTo(line.get(2).equals("lax") ? "no" : line.get(2));
      }
    }
    assertThat(go.all("open")).extracting(line -> line.get(1)).contains("signed", "unsigned");
  }

  private static String opened(byte[] message) {
    try {
      return switch (SignedNote.parse(message).verdict(key)) {
        case SIGNED -> "signed";
        case BAD_SIGNATURE -> "forged";
        case NOT_BY_THIS_KEY -> "unsigned";
      };
    } catch (FormatException malformed) {
      return "bad";
    }
  }

  private static String treeIn(String text) {
    try {
      Tree tree = Tree.parse(text);
      return tree.size() + "," + tree.root();
    } catch (FormatException malformed) {
      return "no";
    }
  }

  @Test
  void recordsAreTakenAndRefusedAsGoDoes() {
    int taken = 0;
    for (List<String> line : go.all("record")) {
      byte[] message = bytes(line.get(0));
      if (line.get(3).equals("no") || line.get(3).equals("lax")) {
        assertThatThrownBy(() -> LookupAnswer.parse(message)).isInstanceOf(FormatException.class);
      } else if (!line.get(3).equals("any")) {
        LookupAnswer answer = LookupAnswer.parse(message);
        assertThat(answer.id()).isEqualTo(Long.parseLong(line.get(1)));
        assertThat(answer.record()).isEqualTo(text(line.get(2)));
        taken++;
      }
    }
    assertThat(taken).isBetween(300, 2900);
  }

  @Test
  void pathsOfTilesAreReadAsGoReadsThem() {
    for (List<String> line : go.all("path")) {
      String path = line.get(0);
      if (line.get(1).equals("no")) {
        assertThatThrownBy(() -> Tile.parse(path)).as(path).isInstanceOf(FormatException.class);
      } else {
        Tile tile = Tile.parse(path);
        assertThat(tile.path()).isEqualTo(path);
        assertThat(tile.height() + "," + tile.level() + "," + tile.number() + "," + tile.width())
            .isEqualTo(line.get(1));
      }
    }
  }

  @Test
  void signaturesByOtherKeysSayNothing() {
    assertThat(opened(bytes(go.only("foreign")))).isEqualTo("unsigned");
    assertThat(opened(bytes(go.only("impostor")))).isEqualTo("forged");
    assertThat(opened(bytes(go.only("both")))).isEqualTo("signed");
  }

  @Test
  void aForkMadeByGoIsAFork() {
    for (String newer : List.of("1000", "3000")) {
      for (boolean isKnownForked : List.of(true, false)) {
        String known = isKnownForked ? "fork" : "honest";
        String answering = isKnownForked ? "honest" : "fork";
        LookupAnswer answer =
            go.all("answer").stream()
                .filter(line -> line.subList(0, 2).equals(List.of(answering, newer)))
                .map(line -> LookupAnswer.parse(bytes(line.get(4))))
                .findFirst()
                .orElseThrow();
        Inquiry inquiry =
            new ChecksumDatabase(key, 8)
                .inquire(
                    Optional.of(tree(known, "1000")),
                    List.of(new Question("example.com/m0", "v1.0.0", answer)));

        Verdict verdict = inquiry.judge(source(tiles(answering, newer))).verdicts().getFirst();

        assertThat(verdict)
            .isInstanceOfSatisfying(
                Verdict.Refused.class,
                refused -> assertThat(refused.refusal()).isInstanceOf(Refusal.Fork.class));
      }
    }
  }
}
