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
  /** A name that {@code getent} has no answer for (getent(1)). */
  private static final int NOT_FOUND = 2;

  @Override
  public Class<Accounts> type() {
    return Accounts.class;
  }

  @Override
  public String script(Questions questions) {
    var script = new StringBuilder("command -v getent >/dev/null || exit 127\n");
    for (var user : askable(questions.users())) {
      var name = ShellWord.quote(user);
      script.append("echo user ").append(name).append("\n");
      script.append("timeout 5 getent passwd -- ").append(name).append("; echo exit $?\n");
      script.append("timeout 5 id -G -- ").append(name).append("\n");
    }
    for (var group : askable(questions.groups())) {
      var name = ShellWord.quote(group);
      script.append("echo group ").append(name).append("\n");
      script.append("timeout 5 getent group -- ").append(name).append("; echo exit $?\n");
    }
    return script.append("echo end").toString();
  }

  @Override
  public Fact<Accounts> read(String output, int exit) {
    if (exit == 127) {
      return Fact.unknown("there is no getent", "getent (libc-bin)");
    }
    var lines = output.lines().toList();
    if (lines.isEmpty() || !lines.getLast().equals("end")) {
      return Answers.notUnderstood("getent passwd", output);
    }
    Map<String, Optional<Account>> users = new HashMap<>();
    Map<String, Optional<Long>> groups = new HashMap<>();
    for (int at = 0; at < lines.size(); at++) {
      var block = block(lines, at + 1);
      var line = lines.get(at);
      if (line.startsWith("user ")) {
        put(users, line.substring("user ".length()), block, account(block));
      } else if (line.startsWith("group ")) {
        put(groups, line.substring("group ".length()), block, number(block));
      }
    }
    return Fact.known(new Accounts(users, groups), "getent");
  }

  /** Nothing is said of a name when the answer did not come in time or was not understood. */
  private static <T> void put(
      Map<String, Optional<T>> all, String name, List<String> block, Optional<T> found) {
    if (found.isPresent() || block.contains("exit " + NOT_FOUND)) {
      all.put(name, found);
    }
  }

  private static List<String> block(List<String> lines, int from) {
    return lines.stream()
        .skip(from)
        .takeWhile(
            line -> !line.startsWith("user ") && !line.startsWith("group ") && !line.equals("end"))
        .toList();
  }

  /** {@code NAME:x:UID:GID:GECOS:HOME:SHELL}, then the numbers of its groups. */
  private static Optional<Account> account(List<String> block) {
    var fields = fields(block);
    if (fields.size() < 6 || !block.contains("exit 0")) {
      return Optional.empty();
    }
    var uid = Answers.number(fields.get(2));
    var gid = Answers.number(fields.get(3));
    if (uid.isEmpty() || gid.isEmpty()) {
      return Optional.empty();
    }
    Set<Long> groups = new HashSet<>(Set.of(gid.get()));
    Answers.words(block.getLast()).stream()
        .map(Answers::number)
        .flatMap(Optional::stream)
        .forEach(groups::add);
    return Optional.of(new Account(fields.getFirst(), uid.get(), gid.get(), groups, fields.get(5)));
  }

  private static Optional<Long> number(List<String> block) {
    var fields = fields(block);
    return fields.size() < 3 || !block.contains("exit 0")
        ? Optional.empty()
        : Answers.number(fields.get(2));
  }

  private static List<String> fields(List<String> block) {
    return block.isEmpty() ? List.of() : List.of(block.getFirst().split(":", -1));
  }

  private static List<String> askable(Collection<String> names) {
    return names.stream()
        .filter(name -> !name.isEmpty() && name.chars().noneMatch(c -> c < ' '))
        .collect(Collectors.toList());
  }
}
