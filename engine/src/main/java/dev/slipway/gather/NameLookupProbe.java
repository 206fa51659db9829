package dev.slipway.gather;

import dev.slipway.fact.Fact;
import dev.slipway.fact.NameLookup;
import dev.slipway.fact.Questions;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads {@code resolv.conf}, {@code nsswitch.conf} and {@code hosts}, of each the first 64 KiB.
 * Nothing is looked up: with a dead resolver that takes 20 s.
 */
final class NameLookupProbe implements Probe<NameLookup> {
  @Override
  public Class<NameLookup> type() {
    return NameLookup.class;
  }

  /**
   * Several files at once make {@code head} write a line {@code ==> FILE <==} before each. The name
   * comes by cat: dash reads one byte at a time, and a file of /proc/sys gives only one.
   */
  @Override
  public String script(Questions questions) {
    return """
    echo "name $(cat /proc/sys/kernel/hostname)"
    head -c 65536 /etc/hosts /etc/nsswitch.conf /etc/resolv.conf
    echo
    echo '==> end <=='
    sed -n '/^ *[0-9]*: [0-9A-F]*:0035 /p' /proc/net/udp /proc/net/udp6
    """;
  }

  @Override
  public Fact<NameLookup> read(String output, int exit) {
    Map<String, List<String>> files = new HashMap<>();
    List<String> current = new ArrayList<>();
    files.put("", current);
    for (var line : output.lines().toList()) {
      if (line.startsWith("==> ") && line.endsWith(" <==")) {
        current = new ArrayList<>();
        files.put(line.substring(4, line.length() - 4), current);
      } else {
        current.add(line);
      }
    }
    var first = files.getOrDefault("", List.of());
    if (first.isEmpty() || !first.getFirst().startsWith("name ") || !files.containsKey("end")) {
      return Answers.notUnderstood("/proc/sys/kernel/hostname", output);
    }
    return Fact.known(
        new NameLookup(
            first.getFirst().substring("name ".length()).strip(),
            files.containsKey("/etc/resolv.conf"),
            nameservers(files.getOrDefault("/etc/resolv.conf", List.of())),
            order(files.getOrDefault("/etc/nsswitch.conf", List.of())),
            hosts(files.getOrDefault("/etc/hosts", List.of())),
            files.getOrDefault("end", List.of()).stream()
                .anyMatch(line -> line.contains(":0035 "))),
        "/etc/resolv.conf");
  }

  private static List<InetAddress> nameservers(List<String> lines) {
    return lines.stream()
        .map(Answers::words)
        .filter(words -> words.size() >= 2 && words.getFirst().equals("nameserver"))
        .flatMap(words -> IpLiteral.parse(words.get(1)).stream())
        .toList();
  }

  private static List<String> order(List<String> lines) {
    return lines.stream()
        .map(line -> line.replaceFirst("#.*", "").strip())
        .filter(line -> line.startsWith("hosts:"))
        .findFirst()
        .map(line -> line.substring("hosts:".length()).replaceAll("\\[[^\\]]*]", " "))
        .map(Answers::words)
        .orElse(List.of());
  }

  private static Map<String, Set<InetAddress>> hosts(List<String> lines) {
    Map<String, Set<InetAddress>> hosts = new HashMap<>();
    for (var line : lines) {
      var words = Answers.words(line.replaceFirst("#.*", ""));
      var address = words.isEmpty() ? null : IpLiteral.parse(words.getFirst()).orElse(null);
      if (address != null) {
        words.stream()
            .skip(1)
            .map(name -> name.toLowerCase(Locale.ROOT))
            .forEach(name -> hosts.computeIfAbsent(name, n -> new HashSet<>()).add(address));
      }
    }
    return hosts;
  }
}
