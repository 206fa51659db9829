package dev.slipway.format.elf;

import dev.slipway.format.gobinary.BuildIds;
import dev.slipway.tool.Tool;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What GNU readelf prints of a file, and the same of what is read here, line by line. */
public final class Readelf {
  private static final Pattern SECTION =
      Pattern.compile("^ *\\[ *\\d+] (\\S+) +(.+?) +([0-9a-f]{8,16}) ([0-9a-f]+) ([0-9a-f]+) ");
  private static final Pattern LIBRARY = Pattern.compile("Version: \\d+  File: (\\S+)  Cnt:");
  private static final Pattern SEGMENT =
      Pattern.compile(
          "^  ([A-Z_]\\S*) +0x([0-9a-f]+) 0x([0-9a-f]+) 0x[0-9a-f]+ 0x([0-9a-f]+) 0x([0-9a-f]+)"
              + " ([R ][W ][E ])");
  private static final Map<Integer, String> TYPES =
      Map.of(
          Segment.LOAD,
          "LOAD",
          Segment.DYNAMIC,
          "DYNAMIC",
          Segment.INTERPRETER,
          "INTERP",
          Segment.NOTE,
          "NOTE",
          Segment.STACK,
          "GNU_STACK",
          Segment.READ_ONLY_AFTER_START,
          "GNU_RELRO",
          6,
          "PHDR",
          7,
          "TLS",
          0x6474e550,
          "GNU_EH_FRAME",
          0x6474e553,
          "GNU_PROPERTY");

  private Readelf() {}

  /** As readelf prints it. */
  public static List<String> printed(Path file) throws Exception {
    var lines = new ArrayList<String>();
    var directory = file.toAbsolutePath().getParent();
    var library = "";
    for (var line : Tool.run(directory, "readelf", "-hSldVnW", file.toString()).lines().toList()) {
      var of = LIBRARY.matcher(line);
      library = of.find() ? of.group(1) : library;
      add(line.strip(), "Class:\\s+ELF(\\d+)", "class %s", lines);
      add(line.strip(), "Data:.*(little|big) endian", "order %s", lines);
      add(line.strip(), "^Type:\\s+(EXEC|DYN) .*", "type %s", lines);
      add(line.strip(), "Requesting program interpreter: ([^]]+)", "interpreter %s", lines);
      add(line, "\\(NEEDED\\).*\\[([^]]+)]", "needed %s", lines);
      add(line, "Name: (\\S+)  Flags: [^B]", "version %s of " + library, lines);
      add(line, "Build ID: ([0-9a-f]+)", "build id %s", lines);
      var section = SECTION.matcher(line);
      if (section.find()) {
        lines.add(
            "section %s %x %x %x%s"
                .formatted(
                    section.group(1),
                    number(section.group(3)),
                    number(section.group(4)),
                    number(section.group(5)),
                    section.group(2).equals("NOBITS") ? " nobits" : ""));
      }
      var segment = SEGMENT.matcher(line);
      if (segment.find() && TYPES.containsValue(segment.group(1))) {
        lines.add(
            "segment %s %x %x %x %x %s"
                .formatted(
                    segment.group(1),
                    number(segment.group(2)),
                    number(segment.group(3)),
                    number(segment.group(4)),
                    number(segment.group(5)),
                    segment.group(6)));
      }
    }
    lines.sort(null);
    return lines;
  }

  private static void add(String line, String regex, String format, List<String> lines) {
    var match = Pattern.compile(regex).matcher(line);
    if (match.find()) {
      lines.add(format.formatted(match.group(1)));
    }
  }

  private static long number(String hex) {
    return Long.parseUnsignedLong(hex, 16);
  }

  /** As it is read here. */
  public static List<String> read(ElfFile elf) {
    var lines = new ArrayList<String>();
    lines.add("class " + elf.header().machine().bits());
    boolean isLittle = elf.header().machine().order() == ByteOrder.LITTLE_ENDIAN;
    lines.add("order " + (isLittle ? "little" : "big"));
    lines.add("type " + (elf.header().type() == ElfHeader.DYN ? "DYN" : "EXEC"));
    elf.interpreter().ifPresent(path -> lines.add("interpreter " + path));
    elf.dynamic().stream()
        .flatMap(dynamic -> dynamic.needed().stream())
        .forEach(library -> lines.add("needed " + library));
    elf.dynamic().stream()
        .flatMap(dynamic -> dynamic.versionNeeds().stream())
        .forEach(need -> lines.add("version " + need.version() + " of " + need.library()));
    if (!BuildIds.of(elf).gnu().isEmpty()) {
      lines.add("build id " + BuildIds.of(elf).gnu());
    }
    elf.sections().stream()
        .filter(section -> !section.name().isEmpty())
        .forEach(section -> lines.add(line(section)));
    elf.segments().stream()
        .filter(segment -> TYPES.containsKey(segment.type()))
        .forEach(segment -> lines.add(line(segment)));
    lines.sort(null);
    return lines;
  }

  private static String line(Section section) {
    return "section %s %x %x %x%s"
        .formatted(
            section.name(),
            section.address(),
            section.offset(),
            section.size(),
            section.type() == Section.NOBITS ? " nobits" : "");
  }

  private static String line(Segment segment) {
    return "segment %s %x %x %x %x %s"
        .formatted(
            TYPES.get(segment.type()),
            segment.offset(),
            segment.address(),
            segment.fileSize(),
            segment.memorySize(),
            flags(segment));
  }

  private static String flags(Segment segment) {
    return ((segment.flags() & 4) != 0 ? "R" : " ")
        + (segment.isWritable() ? "W" : " ")
        + (segment.isExecutable() ? "E" : " ");
  }
}
