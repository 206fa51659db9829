package dev.slipway.executable;

import dev.slipway.format.elf.ElfFile;
import dev.slipway.format.gobinary.EmbeddedTree;
import dev.slipway.format.gobinary.GoBinary;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an executable tells of itself.
 *
 * @param hardening the protections it has and has not
 * @param legacy defaults of an older Go that are on
 * @param abilities what is linked in that can do something of interest; empty when it is not Go's,
 *     or has no table of functions of a known form
 * @param embedded the trees of files that were embedded as {@code embed.FS}
 * @param credentials what looks like real credentials in it
 */
public record Portrait(
    List<Hardening> hardening,
    List<LegacyDefault> legacy,
    Optional<List<Ability>> abilities,
    List<EmbeddedTree> embedded,
    List<Credential> credentials) {
  private static final List<String> NAMES =
      Stream.concat(Ability.names(), LegacyDefault.names()).toList();

  /** Copies the lists. */
  public Portrait {
    hardening = List.copyOf(hardening);
    legacy = List.copyOf(legacy);
    abilities = abilities.map(List::copyOf);
    embedded = List.copyOf(embedded);
    credentials = List.copyOf(credentials);
  }

  /**
   * Reads it.
   *
   * @throws dev.slipway.format.FormatException when a table of the file is damaged
   */
  public static Portrait of(ElfFile elf, Optional<GoBinary> go) {
    var searched = Alongside.start("constants", () -> Constants.of(elf, Ability.WORDS));
    var functions = go.flatMap(GoBinary::functions);
    var linked = functions.map(table -> table.linked(NAMES));
    var embedded = functions.map(table -> EmbeddedTree.of(elf, table)).orElse(List.of());
    var constants = searched.result();
    return new Portrait(
        Hardening.of(elf, go),
        go.map(binary -> LegacyDefault.of(binary.buildInfo(), linked)).orElse(List.of()),
        go.flatMap(
            binary ->
                linked.map(names -> Ability.of(binary.buildInfo(), names, constants.words()))),
        embedded,
        constants.credentials());
  }
}
