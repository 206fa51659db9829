package dev.slipway.fuzz;

import dev.slipway.catalogue.Catalogue;
import dev.slipway.executable.Callers;
import dev.slipway.executable.NamedAddress;
import dev.slipway.executable.Portrait;
import dev.slipway.format.ByteReader;
import dev.slipway.format.FormatException;
import dev.slipway.format.elf.CodeSymbol;
import dev.slipway.format.elf.DynamicSection;
import dev.slipway.format.elf.ElfFile;
import dev.slipway.format.elf.Stripping;
import dev.slipway.format.envfile.EnvironmentFile;
import dev.slipway.format.gobinary.BuildIds;
import dev.slipway.format.gobinary.BuildInfo;
import dev.slipway.format.gobinary.EmbeddedTree;
import dev.slipway.format.gobinary.FunctionTable;
import dev.slipway.format.gobinary.GoBinary;
import dev.slipway.format.gomod.GoMod;
import dev.slipway.format.gomod.GoWork;
import dev.slipway.format.gosum.GoSum;
import dev.slipway.format.knownhosts.KnownHosts;
import dev.slipway.format.note.SignedNote;
import dev.slipway.format.sshconfig.ConfigFile;
import dev.slipway.format.sshconfig.SshConfig;
import dev.slipway.format.sshconfig.SshConfigException;
import dev.slipway.format.sumdb.ChecksumDatabase;
import dev.slipway.format.sumdb.LookupAnswer;
import dev.slipway.format.sumdb.Question;
import dev.slipway.format.sumdb.SignedTree;
import dev.slipway.format.sumdb.Tile;
import dev.slipway.format.unit.EffectiveUnit;
import dev.slipway.format.unit.ExecLine;
import dev.slipway.format.unit.UnitFile;
import dev.slipway.format.vendor.VendorList;
import dev.slipway.model.SystemdVersion;
import dev.slipway.project.DeclarationReader;
import dev.slipway.project.InvalidProject;
import dev.slipway.vulndb.DatabaseText;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The readers of files from elsewhere, and all that may be asked of what they read. Those of what
 * servers answer (frames, records of releases) have property tests of their own.
 */
enum Reader {
  ELF(Reader::elf),
  FUNCTIONS(Reader::functions),
  BUILD_INFO(bytes -> BuildInfo.read(ByteReader.of(bytes)).ifPresent(BuildInfo::lines)),
  UNIT(Reader::unit),
  ENVIRONMENT_FILE(Reader::environmentFile),
  GO_MOD(Reader::goMod),
  GO_WORK(bytes -> GoWork.parse(text(bytes))),
  GO_SUM(Reader::goSum),
  VENDOR_LIST(bytes -> VendorList.parse(text(bytes)).about("example.com/d", "")),
  KNOWN_HOSTS(bytes -> KnownHosts.parse("known_hosts", text(bytes)).about("web1", 22)),
  SSH_CONFIG(Reader::sshConfig),
  NOTE(bytes -> SignedNote.parse(bytes).verdict(ChecksumDatabase.SUM_GOLANG_ORG.key())),
  TREE(bytes -> SignedTree.parse(bytes).tree().text()),
  LOOKUP_ANSWER(Reader::lookupAnswer),
  TILE_PATH(bytes -> Tile.parse(text(bytes)).path()),
  DECLARATION(Reader::declaration),
  ADVISORY(DatabaseText::read),
  ERROR_TEXT(bytes -> Catalogue.rank(text(bytes)));

  private static final SystemdVersion SYSTEMD = new SystemdVersion(252);

  /** In the code of most executables of Go. */
  private static final long ADDRESS = 0x401234;

  @SuppressWarnings("ImmutableEnumChecker") // methods without state
  private final Consumer<byte[]> reading;

  Reader(Consumer<byte[]> reading) {
    this.reading = reading;
  }

  /** The name of its corpus. */
  String directory() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads; the formats' own error is an answer like any other. */
  void read(byte[] bytes) {
    try {
      reading.accept(bytes);
    } catch (FormatException damaged) {
      if (String.valueOf(damaged.getMessage()).isEmpty()) {
        throw new AssertionError("an error without words", damaged);
      }
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static void elf(byte[] bytes) {
    var elf = ElfFile.read(MemorySegment.ofArray(bytes));
    each(
        List.of(
            elf::sections,
            elf::truncation,
            elf::linkage,
            elf::interpreter,
            () -> elf.dynamic().ifPresent(Reader::dynamic),
            () -> GoBinary.read(elf),
            () -> Stripping.of(elf),
            () -> BuildIds.of(elf),
            () -> CodeSymbol.at(elf, ADDRESS),
            () -> NamedAddress.of("0x" + Long.toHexString(ADDRESS), elf),
            () -> Portrait.of(elf, GoBinary.read(elf))));
  }

  private static void dynamic(DynamicSection dynamic) {
    each(List.of(dynamic::needed, dynamic::libraryPath, dynamic::highestVersionNeeds));
  }

  /** The first question that meets damage must not keep the others from being asked. */
  private static void each(List<Runnable> questions) {
    for (var question : questions) {
      try {
        question.run();
      } catch (FormatException damaged) {
        // asked on
      }
    }
  }

  private static void functions(byte[] bytes) {
    var elf = ElfFile.read(MemorySegment.ofArray(bytes));
    var table = GoBinary.read(elf).flatMap(GoBinary::functions);
    table.ifPresent(
        functions ->
            each(
                List.of(
                    functions::functions,
                    functions::files,
                    () -> functions.at(ADDRESS),
                    () -> places(functions),
                    functions::packagesWithC,
                    () -> names(functions),
                    () -> functions.linked(List.of("main.main", "net.")),
                    () -> EmbeddedTree.of(elf, functions),
                    () -> Callers.of(elf, functions))));
  }

  private static void places(FunctionTable functions) {
    functions.functions().stream()
        .limit(1000)
        .forEach(function -> each(List.of(() -> functions.at(function.address()))));
  }

  private static void names(FunctionTable functions) {
    functions.eachName((table, from, to) -> FunctionTable.text(table, from, to));
  }

  private static void goMod(byte[] bytes) {
    each(
        List.of(
            () -> GoMod.parse(text(bytes)),
            () ->
                GoMod.parseDependency(text(bytes))
                    .retracts()
                    .forEach(retract -> retract.covers("v1.2.3"))));
  }

  private static void goSum(byte[] bytes) {
    var sum = GoSum.parse(bytes);
    for (var line : sum.lines()) {
      if (sum.about(line.module(), line.isGoMod()).stream().noneMatch(line::equals)) {
        throw new AssertionError("a line is not found again: " + line);
      }
      sum.verdict(line.module(), line.isGoMod(), line.hash());
      line.module().fault();
    }
  }

  private static void unit(byte[] bytes) {
    var unit = EffectiveUnit.of(UnitFile.parse("x.service", text(bytes)));
    for (var start : unit.assignments("Service", "ExecStart")) {
      ExecLine.parse(start.value(), SYSTEMD);
    }
  }

  /** Judged with the answer itself for each tile, and asked for a line that it may have. */
  private static void lookupAnswer(byte[] bytes) {
    var answer = LookupAnswer.parse(bytes);
    var words = answer.record().split("[ \n]", 3);
    var question = new Question(words[0], words.length > 1 ? words[1] : "", answer);
    ChecksumDatabase.SUM_GOLANG_ORG
        .inquire(Optional.of(answer.tree()), List.of(question))
        .judge(tile -> Optional.of(bytes));
  }

  private static void environmentFile(byte[] bytes) {
    EnvironmentFile.parse("x.env", text(bytes), SYSTEMD).assignments();
  }

  private static void sshConfig(byte[] bytes) {
    var file = new ConfigFile("config", text(bytes));
    try {
      new SshConfig(List.of(file), (pattern, from) -> List.of()).settings("web1").value("port");
    } catch (SshConfigException wrong) {
      if (wrong.line() < 1) {
        throw new AssertionError("an error without a place", wrong);
      }
    }
  }

  private static void declaration(byte[] bytes) {
    try {
      DeclarationReader.read("slipway.yaml", text(bytes));
    } catch (InvalidProject wrong) {
      if (wrong.getMessage() == null) {
        throw new AssertionError("an error without words", wrong);
      }
    }
  }
}
