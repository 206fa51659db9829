package dev.slipway.check.modules;

import dev.slipway.fact.ProjectModules;
import dev.slipway.fact.ProjectModules.Copy;
import dev.slipway.fact.ProjectModules.Form;
import dev.slipway.format.gosum.GoSumLine;
import dev.slipway.format.gosum.SumVerdict;
import dev.slipway.format.module.ModuleVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The copies of one module, held to its line in {@code go.sum}.
 *
 * @param line the line of {@code go.sum} that decides about its zip
 * @param copies its zip, its directory and the recorded hash, as far as they are there
 */
public record Sums(ModuleVersion module, GoSumLine line, List<Copy> copies) {

  /** Copies the list. */
  public Sums {
    copies = List.copyOf(copies);
  }

  /** Those of all modules that have a line and a copy, in the order of {@code go.sum}. */
  public static List<Sums> of(ProjectModules modules) {
    Map<ModuleVersion, List<Copy>> byModule = new LinkedHashMap<>();
    for (var copy : modules.copies()) {
      if (copy.form() != Form.GO_MOD) {
        byModule.computeIfAbsent(copy.module(), none -> new ArrayList<>()).add(copy);
      }
    }
    return byModule.entrySet().stream()
        .flatMap(
            entry ->
                modules
                    .goSum()
                    .deciding(entry.getKey(), false)
                    .map(line -> new Sums(entry.getKey(), line, List.copyOf(entry.getValue())))
                    .stream())
        .toList();
  }

  /** The one of this form. */
  public Optional<Copy> copy(Form form) {
    return copies.stream().filter(copy -> copy.form() == form).findFirst();
  }

  /** A copy that is there and is not what {@code go.sum} says. */
  public Optional<Copy> differing(ProjectModules modules, Form form) {
    return copy(form)
        .filter(
            copy ->
                copy.hash().isEmpty()
                    || modules.goSum().verdict(module, false, copy.hash().get())
                        instanceof SumVerdict.Mismatch);
  }

  /**
   * Whether all that is there agrees with itself and not with {@code go.sum}: then it is the line
   * that may be wrong as well.
   */
  public boolean agreeAgainst(ProjectModules modules) {
    var contents = copies.stream().filter(copy -> copy.form() != Form.RECORD).toList();
    return !contents.isEmpty()
        && contents.stream().allMatch(copy -> copy.hash().isPresent())
        && contents.stream().map(Copy::hash).distinct().count() == 1
        && copy(Form.RECORD).stream().allMatch(one -> one.hash().equals(contents.getFirst().hash()))
        && differing(modules, contents.getFirst().form()).isPresent();
  }

  /**
   * Whether nothing that could be read is what {@code go.sum} says, while something could: then no
   * copy vouches for the line.
   */
  public boolean isContradictedByAll(ProjectModules modules) {
    var read = copies.stream().flatMap(copy -> copy.hash().stream()).toList();
    return !read.isEmpty()
        && read.stream()
            .allMatch(
                hash ->
                    modules.goSum().verdict(module, false, hash) instanceof SumVerdict.Mismatch);
  }
}
