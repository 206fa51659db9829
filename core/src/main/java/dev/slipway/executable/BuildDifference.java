package dev.slipway.executable;

import dev.slipway.format.ByteReader;
import dev.slipway.format.elf.ElfFile;
import dev.slipway.format.elf.Section;
import dev.slipway.format.gobinary.BuildInfo;
import dev.slipway.format.gobinary.FunctionTable;
import dev.slipway.format.gobinary.GoBinary;
import dev.slipway.format.gobinary.GoFunction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * Where two builds of the same sources differ.
 *
 * @param sections names of the sections whose bytes are not the same, in the order of the file
 * @param functions names of the functions that are not the same: those of another size or of one
 *     build alone; where there are none, those with other code
 * @param settings what is recorded of the builds and not the same, as {@code NAME: first, then
 *     second}
 */
public record BuildDifference(
    List<String> sections, List<String> functions, List<String> settings) {

  /** Copies the lists. */
  public BuildDifference {
    sections = List.copyOf(sections);
    functions = List.copyOf(functions);
    settings = List.copyOf(settings);
  }

  /**
   * Compares them; empty when they are the same, bit for bit.
   *
   * @throws dev.slipway.format.FormatException when one of them is damaged
   */
  public static Optional<BuildDifference> between(ElfFile first, ElfFile second) {
    return same(first.bytes(), second.bytes())
        ? Optional.empty()
        : Optional.of(
            new BuildDifference(
                sections(first, second), functions(first, second), settings(first, second)));
  }

  private static List<String> sections(ElfFile first, ElfFile second) {
    var others = new HashMap<String, Section>();
    second.sections().forEach(section -> others.put(section.name(), section));
    var different = new ArrayList<String>();
    for (var section : first.sections()) {
      var other = others.remove(section.name());
      if (other == null || !same(content(first, section), content(second, other))) {
        different.add(section.name());
      }
    }
    different.addAll(new TreeSet<>(others.keySet()));
    return different.stream().filter(name -> !name.isEmpty()).toList();
  }

  private static ByteReader content(ElfFile file, Section section) {
    return section.type() == Section.NOBITS
        ? ByteReader.of(new byte[0])
        : file.bytes().slice(section.offset(), section.size(), "the section " + section.name());
  }

  private static List<String> functions(ElfFile first, ElfFile second) {
    var ours = code(first);
    var theirs = code(second);
    var resized = different(ours, theirs, (a, b) -> a.size() == b.size());
    return resized.isEmpty() ? different(ours, theirs, BuildDifference::same) : resized;
  }

  private static Map<String, ByteReader> code(ElfFile file) {
    var code = new LinkedHashMap<String, ByteReader>();
    for (var function :
        GoBinary.read(file)
            .flatMap(GoBinary::functions)
            .map(FunctionTable::functions)
            .orElse(List.of())) {
      body(file, function).ifPresent(bytes -> code.put(function.name(), bytes));
    }
    return code;
  }

  private static Optional<ByteReader> body(ElfFile file, GoFunction function) {
    return file.offsetOf(function.address())
        .filter(at -> file.bytes().has(at, function.size()))
        .map(at -> file.bytes().slice(at, function.size(), "a function"));
  }

  private static List<String> different(
      Map<String, ByteReader> first,
      Map<String, ByteReader> second,
      BiPredicate<ByteReader, ByteReader> same) {
    return Stream.concat(
            first.entrySet().stream()
                .filter(
                    one -> {
                      var other = second.get(one.getKey());
                      return other == null || !same.test(one.getValue(), other);
                    })
                .map(Map.Entry::getKey),
            second.keySet().stream().filter(name -> !first.containsKey(name)))
        .toList();
  }

  private static List<String> settings(ElfFile first, ElfFile second) {
    return Change.between(recorded(first), recorded(second)).stream()
        .map(
            change ->
                change.what() + ": " + said(change.before()) + ", then " + said(change.after()))
        .toList();
  }

  private static String said(String value) {
    return value.isEmpty() ? "nothing" : value;
  }

  private static Map<String, String> recorded(ElfFile file) {
    var all = new LinkedHashMap<String, String>();
    GoBinary.read(file).map(GoBinary::buildInfo).ifPresent(info -> record(info, all));
    return all;
  }

  private static void record(BuildInfo info, Map<String, String> all) {
    all.put("Go", info.goVersion());
    info.main().ifPresent(main -> all.put("version", main.version()));
    info.dependencies()
        .forEach(
            module ->
                all.put(
                    module.path(),
                    module.version()
                        + module
                            .replacement()
                            .map(by -> " => " + by.path() + " " + by.version())
                            .orElse("")));
    all.putAll(info.settings());
  }

  private static boolean same(ByteReader a, ByteReader b) {
    if (a.size() != b.size()) {
      return false;
    }
    int piece = 1 << 20;
    for (long at = 0; at < a.size(); at += piece) {
      int length = (int) Math.min(piece, a.size() - at);
      if (!Arrays.equals(a.copy(at, length), b.copy(at, length))) {
        return false;
      }
    }
    return true;
  }
}
