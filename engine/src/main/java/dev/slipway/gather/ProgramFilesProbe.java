package dev.slipway.gather;

import dev.slipway.fact.Fact;
import dev.slipway.fact.ProgramFiles;
import dev.slipway.fact.Questions;
import dev.slipway.format.ByteReader;
import dev.slipway.format.elf.FileKind;
import java.util.HashMap;

/** Reads the first bytes of the files that the unit starts. */
final class ProgramFilesProbe implements Probe<ProgramFiles> {
  @Override
  public Class<ProgramFiles> type() {
    return ProgramFiles.class;
  }

  @Override
  public boolean isAsked(Questions questions) {
    return !questions.programs().isEmpty();
  }

  @Override
  public String script(Questions questions) {
    return "for p in "
        + PathList.quoted(questions.programs())
        + """
        ; do
          [ ! -f "$p" ] || { printf '@%s\n' "$p"; head -c 256 "$p" | base64; }
        done
        echo @end
        """;
  }

  @Override
  public Fact<ProgramFiles> read(String output, int exit) {
    var lines = output.lines().toList();
    var files =
        lines.isEmpty() || !lines.getLast().equals("@end")
            ? java.util.Optional.<java.util.List<Answers.SentFile>>empty()
            : Answers.files(lines.subList(0, lines.size() - 1));
    if (files.isEmpty()) {
      return Answers.notUnderstood("head", output);
    }
    var kinds = new HashMap<String, FileKind>();
    files
        .get()
        .forEach(
            file -> kinds.put(file.path(), FileKind.of(ByteReader.of(file.content().array()))));
    return Fact.known(new ProgramFiles(kinds), "head -c 256");
  }
}
