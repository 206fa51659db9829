package dev.slipway.fact;

import dev.slipway.format.module.ModuleVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a checksum database says of the hashes of modules, each answer proven to be in its signed
 * tree or said not to be.
 *
 * @param database its name, {@code sum.golang.org}
 * @param size of the newest tree, in records; 0 when nothing was asked
 * @param answers to what was asked
 */
public record DatabaseAnswers(String database, long size, Map<Asked, Answer> answers) {

  /** Copies the map. */
  public DatabaseAnswers {
    answers = Map.copyOf(answers);
  }

  /**
   * What was asked.
   *
   * @param isGoMod whether the hash of its {@code go.mod} alone is meant
   */
  public record Asked(ModuleVersion module, boolean isGoMod) {}

  /** What came of it. */
  public sealed interface Answer {
    /**
     * The database vouches for these.
     *
     * @param hashes {@code h1:…}, at least one
     */
    record Vouched(List<String> hashes) implements Answer {
      /** Copies the list. */
      public Vouched {
        hashes = List.copyOf(hashes);
      }
    }

    /** It answers that there is no such module, or no such version of it. */
    record NotThere() implements Answer {}

    /**
     * It says something that does not prove itself.
     *
     * @param why for a person
     * @param kept the file that was kept as evidence, when two signed trees contradict each other
     */
    record Refused(String why, Optional<String> kept) implements Answer {}

    /**
     * It is not asked.
     *
     * @param setting {@code GOPRIVATE of the environment}
     */
    record Exempt(String setting) implements Answer {}
  }

  /** The answer; empty when it was not asked. */
  public Optional<Answer> about(ModuleVersion module, boolean isGoMod) {
    return Optional.ofNullable(answers.get(new Asked(module, isGoMod)));
  }
}
