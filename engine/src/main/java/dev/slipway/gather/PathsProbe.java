package dev.slipway.gather;

import dev.slipway.fact.Fact;
import dev.slipway.fact.PathNode;
import dev.slipway.fact.PathNode.Entry;
import dev.slipway.fact.PathNode.Kind;
import dev.slipway.fact.Paths;
import dev.slipway.fact.Questions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Walks each path with the shell's own tests, following links, and looks at all elements with one
 * {@code ls}: unlike {@code stat} it also says that there is an access control list. A link costs
 * one {@code readlink}.
 */
final class PathsProbe implements Probe<Paths> {
  /** {@code drwxr-xr-x+ 2 0 0 4096 Nov 24 03:44 /opt}: the sign after the mode may be missing. */
  private static final Pattern LINE =
      Pattern.compile(
          "([-dlcbps])([-rwxsStT]{9})([.+@]?)\\s+\\d+\\s+(\\d+)\\s+(\\d+)\\s[^/]*?(/.*)");

  @Override
  public Class<Paths> type() {
    return Paths.class;
  }

  /**
   * Each path is a stack of elements still to go, {@code $rest}, and the place already reached,
   * {@code $here}, as in path_resolution(7). {@code $seen} keeps what was met.
   */
  @Override
  public String script(Questions questions) {
    var paths = new TreeSet<>(Set.of("/"));
    paths.addAll(questions.paths());
    return "seen=$nl\nset --\nset -f\nIFS=$nl\nfor p in "
        + PathList.quoted(paths)
        + " $unit_paths; do\n"
        + """
          unset IFS
          set +f
          here= rest=$p/ links=0
          case $seen in *"$nl/$nl"*) ;; *) seen=$seen/$nl; set -- "$@" / ;; esac
          while [ -n "$rest" ]; do
            e=${rest%%/*} rest=${rest#*/}
            case $e in '' | .) continue ;; ..) here=${here%/*}; continue ;; esac
            q=$here/$e
            if [ -L "$q" ]; then
              links=$((links + 1))
              [ "$links" -le 40 ] || break
              t=$(readlink "$q")
              case $seen in *"$nl$q$nl"*) ;; *) seen=$seen$q$nl; printf 'link %s\\nto %s\\n' "$q" "$t" ;; esac
              case $t in /*) here= ;; esac
              rest=$t/$rest
            elif [ -e "$q" ]; then
              here=$q
              case $seen in *"$nl$q$nl"*) ;; *) seen=$seen$q$nl; set -- "$@" "$q" ;; esac
              [ -d "$q" ] || break
            else
              if [ -x "${here:-/}" ]; then echo "missing $q"; else echo "unseen $q"; fi
              break
            fi
          done
        done
        ls -ldn "$@"
        """;
  }

  @Override
  public Fact<Paths> read(String output, int exit) {
    Map<String, PathNode> nodes = new HashMap<>();
    var link = "";
    for (var line : output.lines().toList()) {
      if (line.startsWith("link /")) {
        link = line.substring("link ".length());
      } else if (line.startsWith("to ") && !link.isEmpty()) {
        nodes.put(link, new PathNode.Link(line.substring("to ".length())));
        link = "";
      } else if (line.startsWith("missing /")) {
        nodes.put(line.substring("missing ".length()), new PathNode.Missing());
      } else if (line.startsWith("unseen /")) {
        nodes.put(
            line.substring("unseen ".length()),
            new PathNode.Unseen("its directory may not be entered"));
      } else {
        var match = LINE.matcher(line);
        if (match.matches()) {
          entry(match.group(1), match.group(2), match.group(3), match.group(4), match.group(5))
              .ifPresent(entry -> nodes.put(match.group(6), entry));
        }
      }
    }
    return nodes.get("/") instanceof Entry
        ? Fact.known(new Paths(nodes), "ls -ldn")
        : Answers.notUnderstood("ls -ldn", output);
  }

  private static Optional<Entry> entry(
      String kind, String mode, String sign, String uid, String gid) {
    var bits = bits(mode);
    var owner = Answers.number(uid);
    var group = Answers.number(gid);
    if (bits.isEmpty() || owner.isEmpty() || group.isEmpty()) {
      return Optional.empty();
    }
    var what =
        switch (kind) {
          case "d" -> Kind.DIRECTORY;
          case "-" -> Kind.FILE;
          default -> Kind.OTHER;
        };
    return Optional.of(
        new Entry(what, bits.getAsInt(), owner.get(), group.get(), sign.equals("+")));
  }

  /**
   * The bits of {@code rwxr-sr-t}; {@code s} and {@code t} say x as well, {@code S} and {@code T}
   * not.
   */
  private static OptionalInt bits(String mode) {
    int bits = 0;
    for (int at = 0; at < mode.length(); at++) {
      char c = mode.charAt(at);
      int bit = 0400 >> at;
      int special = 04000 >> (at / 3);
      switch (c) {
        case '-' -> {}
        case 'r', 'w', 'x' -> bits |= bit;
        case 's', 't' -> bits |= bit | special;
        case 'S', 'T' -> bits |= special;
        default -> {
          return OptionalInt.empty();
        }
      }
    }
    return OptionalInt.of(bits);
  }
}
