package dev.slipway.gather;

import dev.slipway.fact.Fact;
import dev.slipway.fact.ProgramFiles;
import dev.slipway.fact.Questions;
import dev.slipway.format.ByteReader;
import dev.slipway.format.elf.FileKind;
import dev.slipway.gather.Answers.SentFile;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** Reads the first bytes of the files that the unit starts, and looks for scripts' interpreters. */
final class ProgramFilesProbe implements Probe<ProgramFiles> {
  @Override
  public Class<ProgramFiles> type() {
    return ProgramFiles.class;
  }

  @Override
  public boolean isAsked(Questions questions) {
    return !questions.programs().isEmpty();
  }

  /** {@code #!} is {@code IyE} in base64: only of a script the first line is read as text. */
  @Override
  public String script(Questions questions) {
    return "lost=\nfor p in "
        + PathList.quoted(questions.programs())
        + """
        ; do
          [ -f "$p" ] || continue
          b=$(head -c 256 "$p" | base64)
          printf '@%s\n%s\n' "$p" "$b"
          case $b in
          IyE*)
            read -r i rest <"$p" || :
            set -f
            set -- ${i#'#!'} $rest ''
            set +f
            case $1 in /*) [ -e "$1" ] || lost=$lost"lost $p$nl$1$nl" ;; esac
            case $1:$2 in
            *: | *:-* | *=*) ;;
            /usr/bin/env:* | /bin/env:*) command -v -- "$2" >/dev/null || lost=$lost"lost $p$nl$2$nl" ;;
            esac
            ;;
          esac
        done
        printf '@end\n%s' "$lost"
        """;
  }

  @Override
  public Fact<ProgramFiles> read(String output, int exit) {
    var lines = output.lines().toList();
    int end = lines.indexOf("@end");
    var files = end < 0 ? Optional.<List<SentFile>>empty() : Answers.files(lines.subList(0, end));
    if (files.isEmpty()) {
      return Answers.notUnderstood("head", output);
    }
    var kinds = new HashMap<String, FileKind>();
    files
        .get()
        .forEach(
            file -> kinds.put(file.path(), FileKind.of(ByteReader.of(file.content().array()))));
    var lost = new HashMap<String, String>();
    for (int i = end + 1; i + 1 < lines.size(); i += 2) {
      lost.put(lines.get(i).substring("lost ".length()), lines.get(i + 1));
    }
    return Fact.known(new ProgramFiles(kinds, lost), "head -c 256");
  }
}
