package dev.slipway.gather;

import dev.slipway.fact.Account;
import dev.slipway.fact.Accounts;
import dev.slipway.fact.Fact;
import dev.slipway.fact.Questions;
import dev.slipway.script.ShellWord;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Asks for users and groups as services get them, from whatever source the server has ({@code
 * getent}, 5 s at most: a dead directory server must not stop the look).
 */
final class AccountsProbe implements Probe<Accounts> {
  @Override
  public Class<Accounts> type() {
    return Accounts.class;
  }

  @Override
  public String script(Questions questions) {
    var users = askable(questions.users());
    var groups = askable(questions.groups());
    return """
    command -v getent >/dev/null || exit 127
    ask() {
      database=$1
      shift
      for n; do echo "asked $n"; done
      [ $# = 0 ] || timeout 5 getent "$database" -- "$@"
      echo "exit $?"
    }
    """
        + "ask passwd"
        + words(users)
        + " $unit_users\nask group"
        + words(groups)
        + " $unit_groups\nfor n in"
        + words(users)
        + " $unit_users"
        + "; do echo \"groups $n\"; timeout 5 id -G -- \"$n\"; done\necho end";
  }

  private static String words(List<String> names) {
    return names.stream().map(name -> " " + ShellWord.quote(name)).collect(Collectors.joining());
  }

  @Override
  public Fact<Accounts> read(String output, int exit) {
    if (exit == 127) {
      return Fact.unknown("there is no getent", "getent (libc-bin)");
    }
    var lines = output.lines().toList();
    int first = indexOfExit(lines, 0);
    int second = first < 0 ? -1 : indexOfExit(lines, first + 1);
    if (second < 0 || !lines.getLast().equals("end")) {
      return Answers.notUnderstood("getent passwd", output);
    }
    if (!hasAnswered(lines.get(first)) || !hasAnswered(lines.get(second))) {
      return Fact.unknown(
          "getent gave no answer: " + lines.get(first) + ", " + lines.get(second),
          "a directory server that answers");
    }
    var groupsOf = groupsOf(lines.subList(second + 1, lines.size() - 1));
    Map<String, Optional<Account>> users = new HashMap<>();
    Map<String, Optional<Long>> groups = new HashMap<>();
    var passwd = lines.subList(0, first);
    asked(passwd).forEach(name -> users.put(name, account(passwd, name, groupsOf)));
    var group = lines.subList(first + 1, second);
    asked(group)
        .forEach(
            name -> groups.put(name, entry(group, name).flatMap(e -> Answers.number(e.get(2)))));
    return Fact.known(new Accounts(users, groups), "getent");
  }

  private static int indexOfExit(List<String> lines, int from) {
    for (int at = from; at < lines.size(); at++) {
      if (lines.get(at).startsWith("exit ")) {
        return at;
      }
    }
    return -1;
  }

  /** 2 says that some of the names are not there (getent(1)). */
  private static boolean hasAnswered(String exit) {
    return exit.equals("exit 0") || exit.equals("exit 2");
  }

  private static List<String> asked(List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith("asked "))
        .map(line -> line.substring("asked ".length()))
        .toList();
  }

  /** The fields of the line with this name or, for a number, with this id. */
  private static Optional<List<String>> entry(List<String> lines, String name) {
    return lines.stream()
        .filter(line -> !line.startsWith("asked "))
        .map(line -> List.of(line.split(":", -1)))
        .filter(fields -> fields.size() >= 4)
        .filter(fields -> fields.get(0).equals(name) || fields.get(2).equals(name))
        .findFirst();
  }

  /** {@code NAME:x:UID:GID:GECOS:HOME:SHELL}. */
  private static Optional<Account> account(
      List<String> lines, String name, Map<String, Set<Long>> groupsOf) {
    var fields = entry(lines, name).filter(entry -> entry.size() >= 6);
    var uid = fields.flatMap(entry -> Answers.number(entry.get(2)));
    var gid = fields.flatMap(entry -> Answers.number(entry.get(3)));
    if (uid.isEmpty() || gid.isEmpty()) {
      return Optional.empty();
    }
    var groups = new HashSet<>(groupsOf.getOrDefault(name, Set.of()));
    groups.add(gid.get());
    return Optional.of(
        new Account(fields.get().getFirst(), uid.get(), gid.get(), groups, fields.get().get(5)));
  }

  private static Map<String, Set<Long>> groupsOf(List<String> lines) {
    Map<String, Set<Long>> groups = new HashMap<>();
    var name = "";
    for (var line : lines) {
      if (line.startsWith("groups ")) {
        name = line.substring("groups ".length());
      } else {
        groups.put(
            name,
            Answers.words(line).stream()
                .flatMap(word -> Answers.number(word).stream())
                .collect(Collectors.toSet()));
      }
    }
    return groups;
  }

  private static List<String> askable(Collection<String> names) {
    return names.stream()
        .filter(name -> !name.isEmpty() && name.chars().noneMatch(c -> c < ' '))
        .toList();
  }
}
