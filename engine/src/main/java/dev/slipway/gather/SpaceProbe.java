package dev.slipway.gather;

import dev.slipway.fact.Fact;
import dev.slipway.fact.Questions;
import dev.slipway.fact.Space;
import dev.slipway.fact.Space.Room;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Asks {@code stat -f} for blocks and inodes at once (coreutils and busybox), of each path or its
 * nearest ancestor. A path that is not asked for is not touched, so a dead network file system
 * elsewhere stops nothing.
 */
final class SpaceProbe implements Probe<Space> {
  private static final List<String> ALWAYS =
      List.of("/", "/opt", "/etc/systemd/system", "/var/lib", "/var/log", "/tmp", "/run");

  @Override
  public Class<Space> type() {
    return Space.class;
  }

  @Override
  public String script(Questions questions) {
    var paths = new TreeSet<>(ALWAYS);
    paths.addAll(questions.paths());
    return "set --\nfor p in "
        + PathList.quoted(paths)
        + "; do\n"
        + """
          q=$p
          while [ -n "$q" ] && [ ! -e "$q" ]; do q=${q%/*}; done
          printf 'asked %s\\nlooked %s\\n' "$p" "${q:-/}"
          set -- "$@" "${q:-/}"
        done
        stat -f -c 'room %a %b %S %d %c %T' -- "$@"
        """;
  }

  @Override
  public Fact<Space> read(String output, int exit) {
    var asked = values(output, "asked ");
    var looked = values(output, "looked ");
    var rooms = values(output, "room ");
    if (asked.isEmpty() || asked.size() != looked.size() || asked.size() != rooms.size()) {
      return Answers.notUnderstood("stat -f", output.replaceAll("(asked|looked) .*", ""));
    }
    Map<String, Room> byPath = new HashMap<>();
    for (int i = 0; i < asked.size(); i++) {
      var room = room(looked.get(i), Answers.words(rooms.get(i)));
      if (room.isEmpty()) {
        return Answers.notUnderstood("stat -f", rooms.get(i));
      }
      byPath.put(asked.get(i), room.get());
    }
    return Fact.known(new Space(byPath), "stat -f");
  }

  private static List<String> values(String output, String key) {
    return output
        .lines()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(key.length()))
        .toList();
  }

  private static Optional<Room> room(String looked, List<String> words) {
    if (words.size() < 6) {
      return Optional.empty();
    }
    var numbers = words.stream().limit(5).map(Answers::number).toList();
    if (numbers.contains(Optional.<Long>empty())) {
      return Optional.empty();
    }
    long[] n = numbers.stream().mapToLong(Optional::orElseThrow).toArray();
    return Optional.of(
        new Room(looked, words.get(5), times(n[1], n[2]), times(n[0], n[2]), n[4], n[3]));
  }

  private static long times(long blocks, long size) {
    return size != 0 && blocks > Long.MAX_VALUE / size ? Long.MAX_VALUE : blocks * size;
  }
}
