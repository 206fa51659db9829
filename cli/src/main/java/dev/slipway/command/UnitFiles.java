package dev.slipway.command;

import dev.slipway.cli.Failure;
import dev.slipway.format.unit.EffectiveUnit;
import dev.slipway.lint.EnvironmentFileLinter;
import dev.slipway.lint.Remark;
import dev.slipway.lint.UnitLinter;
import dev.slipway.model.SystemdVersion;
import dev.slipway.unit.DirectiveTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Unit files and environment files of this computer as they are named on the command line. A unit
 * comes with the drop-ins in the directory beside it, {@code hello.service.d/*.conf}; a drop-in is
 * read alone when it is named itself.
 */
final class UnitFiles {
  /** systemd reads no line above 1 MiB; a file of more than that is no unit and no variables. */
  private static final int LARGEST = 1 << 20;

  private static final Set<String> OTHER_SECTIONS =
      Set.of("Socket", "Timer", "Path", "Mount", "Automount", "Swap", "Slice");

  private static final Pattern FIRST_SECTION = Pattern.compile("(?m)^\\s*\\[([A-Za-z]+)\\]");

  private UnitFiles() {}

  /** One file. */
  sealed interface Input {
    /** How it is called. */
    String name();

    /** What is wrong with it. */
    List<Remark> remarks(SystemdVersion version);
  }

  /**
   * A unit.
   *
   * @param unitName its name for systemd
   */
  record Unit(String name, String unitName, UnitLinter.Source main, List<UnitLinter.Source> dropIns)
      implements Input {
    @Override
    public List<Remark> remarks(SystemdVersion version) {
      return UnitLinter.remarks(unitName, main, dropIns, version);
    }

    /** The unit as systemd sees it. */
    EffectiveUnit effective() {
      return new EffectiveUnit(
          main.parsed(), dropIns.stream().map(UnitLinter.Source::parsed).toList());
    }
  }

  /** An environment file. */
  static final class Environment implements Input {
    private final String name;
    private final byte[] content;

    Environment(String name, byte[] content) {
      this.name = name;
      this.content = content;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public List<Remark> remarks(SystemdVersion version) {
      return EnvironmentFileLinter.remarks(name, content, version);
    }
  }

  /**
   * The file of a word; {@code -} is standard input.
   *
   * @throws Failure when it cannot be read
   */
  static Input read(Invocation invocation, String word) throws Failure {
    if (word.equals("-")) {
      var content = bytes(invocation.console().in(), "standard input");
      return input("standard input", "", content, List.of());
    }
    var file = invocation.path(word);
    var dropIns = new ArrayList<UnitLinter.Source>();
    for (var dropIn : beside(file)) {
      var name = word + ".d/" + dropIn.getFileName();
      dropIns.add(UnitLinter.Source.of(name, bytes(dropIn, name)));
    }
    return input(word, unitName(file), bytes(file, word), dropIns);
  }

  private static Input input(
      String name, String unitName, byte[] content, List<UnitLinter.Source> dropIns) {
    var text = new String(content, StandardCharsets.UTF_8);
    if (!unitName.isEmpty()) {
      return new Unit(name, unitName, UnitLinter.Source.of(name, content), dropIns);
    }
    return !name.endsWith(".env") && beginsWithSection(text)
        ? new Unit(
            name, "unit." + typeByContent(text), UnitLinter.Source.of(name, content), dropIns)
        : new Environment(name, content);
  }

  /** The unit that a file is or belongs to; empty when its name does not say that it is one. */
  private static String unitName(Path file) {
    var name = file.getFileName().toString();
    var parent = file.toAbsolutePath().normalize().getParent();
    var directory =
        parent == null || parent.getFileName() == null ? "" : parent.getFileName().toString();
    if (name.endsWith(".conf") && directory.endsWith(".d")) {
      return unitName(Path.of(directory.substring(0, directory.length() - 2)));
    }
    return DirectiveTable.sections(name.substring(name.lastIndexOf('.') + 1)).isEmpty() ? "" : name;
  }

  /** Whether a section header comes before anything else; no environment file has one. */
  private static boolean beginsWithSection(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && line.charAt(0) != '#' && line.charAt(0) != ';')
        .findFirst()
        .filter(line -> line.startsWith("[") || line.startsWith("\uFEFF["))
        .isPresent();
  }

  private static String typeByContent(String text) {
    var sections = FIRST_SECTION.matcher(text).results().map(match -> match.group(1)).toList();
    return sections.stream()
        .filter(OTHER_SECTIONS::contains)
        .findFirst()
        .orElse("Service")
        .toLowerCase(java.util.Locale.ROOT);
  }

  private static List<Path> beside(Path file) throws Failure {
    var directory = file.resolveSibling(file.getFileName() + ".d");
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    var found = new ArrayList<Path>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, "*.conf")) {
      entries.forEach(found::add);
    } catch (IOException unreadable) {
      throw Failure.usage("unit: the drop-ins in " + directory + " cannot be read: " + unreadable);
    }
    found.sort(null);
    return found;
  }

  private static byte[] bytes(Path file, String name) throws Failure {
    if (!Files.isRegularFile(file)) {
      throw Failure.usage(
          "unit: "
              + (Files.isDirectory(file)
                  ? name + " is a directory; name a file in it"
                  : Files.exists(file) ? name + " is no file" : "there is no file " + name));
    }
    try (var in = Files.newInputStream(file)) {
      return bytes(in, name);
    } catch (IOException unreadable) {
      throw Failure.usage("unit: " + name + " cannot be read: " + unreadable.getMessage());
    }
  }

  private static byte[] bytes(InputStream in, String name) throws Failure {
    try {
      var content = in.readNBytes(LARGEST + 1);
      if (content.length > LARGEST) {
        throw Failure.usage(
            "unit: " + name + " is larger than 1 MiB: no unit, no environment file");
      }
      return content;
    } catch (IOException unreadable) {
      throw Failure.usage("unit: " + name + " cannot be read: " + unreadable.getMessage());
    }
  }
}
