package dev.slipway.format.sumdb;

import dev.slipway.format.note.VerifierKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The trees of an inquiry, told apart by their signatures.
 *
 * @param signed those that the database's key signed; none when the one known before is not
 * @param refusals why each of the others is not believed
 * @param fork two of the signed that have one size and two roots, for which no tile is needed
 */
record SignedTrees(
    List<SignedTree> signed, Map<SignedTree, Refusal> refusals, Optional<Refusal> fork) {

  SignedTrees {
    signed = List.copyOf(signed);
    refusals = Map.copyOf(refusals);
  }

  /**
   * Judges signatures.
   *
   * @param known the tree known before: when it is not signed, nothing can continue it
   */
  static SignedTrees of(VerifierKey key, Optional<SignedTree> known, List<SignedTree> answered) {
    List<SignedTree> signed = new ArrayList<>();
    Map<SignedTree, Refusal> refusals = new HashMap<>();
    known.ifPresent(tree -> judge(key, tree, signed, refusals));
    Optional<Refusal> distrusted = known.map(refusals::get);
    answered.forEach(tree -> judge(key, tree, signed, refusals));
    if (distrusted.isPresent()) {
      signed.forEach(tree -> refusals.put(tree, distrusted.get()));
      signed.clear();
    }
    return new SignedTrees(
        signed, refusals, newest(signed).flatMap(newest -> fork(signed, newest)));
  }

  private static void judge(
      VerifierKey key,
      SignedTree tree,
      List<SignedTree> signed,
      Map<SignedTree, Refusal> refusals) {
    if (signed.contains(tree) || refusals.containsKey(tree)) {
      return; // several answers come with one note
    }
    switch (tree.note().verdict(key)) {
      case SIGNED -> signed.add(tree);
      case BAD_SIGNATURE -> refusals.put(tree, new Refusal.BadSignature(tree));
      case NOT_BY_THIS_KEY -> refusals.put(tree, new Refusal.UnknownSigner(tree));
    }
  }

  private static Optional<Refusal> fork(List<SignedTree> signed, SignedTree newest) {
    Hash root = newest.tree().root();
    return signed.stream()
        .filter(tree -> tree.tree().size() == newest.tree().size())
        .filter(tree -> !tree.tree().root().equals(root))
        .findFirst()
        .map(other -> new Refusal.Fork(other, newest, root, ConsistencyProof.NONE));
  }

  /** The largest; of several the one that was known first. */
  private static Optional<SignedTree> newest(List<SignedTree> signed) {
    return signed.stream()
        .reduce((first, next) -> next.tree().size() > first.tree().size() ? next : first);
  }

  /** The tree that all others must be the beginning of; none when that is refuted already. */
  Optional<SignedTree> newest() {
    return fork.isPresent() ? Optional.empty() : newest(signed);
  }

  /** Why a tree is not believed, when it is not. */
  Optional<Refusal> refusal(SignedTree tree) {
    return Optional.ofNullable(refusals.get(tree));
  }
}
