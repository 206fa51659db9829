package dev.slipway.gather;

import dev.slipway.fact.Fact;
import dev.slipway.fact.Listeners;
import dev.slipway.fact.Listeners.Listener;
import dev.slipway.fact.Listeners.Owner;
import dev.slipway.fact.Questions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads the listening sockets from {@code /proc/net/tcp} and {@code tcp6} (the kernel lists them
 * first, so a million connections behind them cost nothing), then looks for the owners of the ports
 * that were asked for: in the service's own processes, and only when one is still without an owner
 * in all of {@code /proc}, in one pass. A free port costs no pass at all.
 */
final class ListenersProbe implements Probe<Listeners> {
  private static final String ORIGIN = "/proc/net/tcp";

  @Override
  public Class<Listeners> type() {
    return Listeners.class;
  }

  @Override
  public String script(Questions questions) {
    var ports =
        questions.ports().stream()
            .map(port -> String.format(Locale.ROOT, "%04X", port))
            .collect(Collectors.joining(" ", " ", " "));
    return "ports='"
        + ports
        + "'\n"
        + """
        [ -r /proc/net/tcp ] || exit 1
        sockets=$(for f in /proc/net/tcp /proc/net/tcp6; do
          if [ -r $f ]; then sed -n '1d;/ 0A /!q;p' $f; fi
        done)
        printf '%s\\n' "$sockets"
        set -f
        field ExecStart
        command=$v wanted=
        IFS=$nl
        for line in $sockets; do
          IFS=' '
          set -- $line
          case $ports in
          '  ') case $command in *:"$((0x${2##*:}))"[!0-9]*) wanted="$wanted ${10}" ;; esac ;;
          *" ${2##*:} "*) wanted="$wanted ${10}" ;;
          esac
          IFS=$nl
        done
        IFS=' '
        owner() { # PID INODE
          IFS= read -r comm <"/proc/$1/comm" || return 0
          cgroup=
          while IFS=: read -r n c path; do
            case $n:$c in 0: | *:name=systemd) [ -n "${cgroup#/}" ] || cgroup=$path ;; esac
          done <"/proc/$1/cgroup"
          printf 'owner %s %s %s\\ncomm %s\\n' "$2" "$1" "$cgroup" "$comm"
        }
        found=
        field ControlGroup
        for procs in "/sys/fs/cgroup$v" "/sys/fs/cgroup/systemd$v"; do
          { [ -n "$wanted" ] && [ -n "$v" ] && [ -r "$procs/cgroup.procs" ]; } || continue
          while read -r pid; do
            links=$(ls -l "/proc/$pid/fd")
            for i in $wanted; do
              case $links in *"socket:[$i]"*) owner "$pid" "$i"; found="$found $i " ;; esac
            done
          done <"$procs/cgroup.procs"
          break
        done
        args= missing=
        for i in $wanted; do
          case $found in *" $i "*) ;; *) missing="$missing $i"; args="$args -o -lname socket:\\\\[$i\\\\]" ;; esac
        done
        if [ -n "$missing" ]; then
          set +f
          set -- /proc/[0-9]*/fd
          set -f
          { find "$@" -maxdepth 1 \\( ${args# -o} \\) -printf '%h %l\\n' || ls -l "$@"; } | {
            at= held=
            while read -r a b rest; do
              case $a in
              /proc/*/fd) at=${a#/proc/} at=${at%/fd} link=$b ;;
              /proc/*/fd:) at=${a#/proc/} at=${at%/fd:}; continue ;;
              *) link=${rest##* } ;;
              esac
              case $link in 'socket:['*) i=${link#*\\[} i=${i%\\]} ;; *) continue ;; esac
              case "$missing " in *" $i "*) ;; *) continue ;; esac
              case $held in *" $at/$i "*) ;; *) held="$held $at/$i "; owner "$at" "$i" ;; esac
            done
            case $held in *" 1/"*) echo units; systemctl list-sockets --no-legend --no-pager --full ;; esac
          }
        fi
        echo end
        """;
  }

  @Override
  public Fact<Listeners> read(String output, int exit) {
    var lines = output.lines().toList();
    if (lines.isEmpty() || !lines.getLast().equals("end")) {
      return Answers.notUnderstood(ORIGIN, output);
    }
    var owners = new HashMap<String, List<OwnerLine>>();
    var units = units(lines);
    for (int at = 0; at < lines.size() - 1; at++) {
      OwnerLine.of(lines.get(at), lines.get(at + 1))
          .ifPresent(
              line -> owners.computeIfAbsent(line.inode(), i -> new ArrayList<>()).add(line));
    }
    var sockets =
        lines.stream()
            .map(SocketLine::of)
            .flatMap(Optional::stream)
            .map(socket -> listener(socket, owners, units))
            .toList();
    return Fact.known(new Listeners(sockets), ORIGIN);
  }

  private static Listener listener(
      SocketLine socket, Map<String, List<OwnerLine>> owners, Map<String, String> units) {
    var bare = new Listener(socket.address(), socket.port(), List.of());
    var unit = Optional.ofNullable(units.get(bare.text()));
    return new Listener(
        socket.address(),
        socket.port(),
        owners.getOrDefault(socket.inode(), List.of()).stream()
            .map(
                line ->
                    new Owner(
                        line.pid(),
                        line.command(),
                        line.controlGroup(),
                        line.pid() == 1 ? unit : Optional.empty()))
            .toList());
  }

  /** {@code [::]:22 ssh.socket ssh.service} by what is listened on. */
  private static Map<String, String> units(List<String> lines) {
    Map<String, String> units = new HashMap<>();
    int from = lines.indexOf("units");
    for (var line : from < 0 ? List.<String>of() : lines.subList(from, lines.size())) {
      var words = Answers.words(line);
      if (words.size() >= 2) {
        units.put(words.get(0), words.get(1));
      }
    }
    return units;
  }

  private record OwnerLine(String inode, long pid, String controlGroup, String command) {
    static Optional<OwnerLine> of(String line, String next) {
      var words = line.split(" ", 4);
      return words.length == 4
              && words[0].equals("owner")
              && Answers.number(words[2]).isPresent()
              && next.startsWith("comm ")
          ? Optional.of(
              new OwnerLine(
                  words[1], Long.parseLong(words[2]), words[3], next.substring("comm ".length())))
          : Optional.empty();
    }
  }
}
