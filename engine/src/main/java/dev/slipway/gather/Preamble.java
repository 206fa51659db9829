package dev.slipway.gather;

import dev.slipway.fact.Questions;
import dev.slipway.model.ServiceName;
import dev.slipway.script.ShellWord;

/**
 * What stands before all probes, so that what several need is asked once:
 *
 * <pre>
 * $nl         one line break
 * $unit       the properties of the service's unit, one a line, a line break first; empty when no
 *             service was asked for or there is no systemctl
 * field NAME  the value of its property NAME in $v; of several lines the first
 * $unit_file, $unit_dropins
 *             the files that systemd would load now, of the drop-ins one a line
 * $unit_paths, $unit_users, $unit_groups, $unit_requires, $unit_conditions, $unit_env
 *             what the loaded unit and the drop-ins name: nobody could ask before they were seen
 * </pre>
 */
final class Preamble {
  private static final String TEXT =
      """
      nl='
      '
      unit= unit_paths= unit_users= unit_groups= unit_dropins= unit_requires= unit_conditions= unit_env=
      field() {
        case $unit in
        *"$nl$1="*) v=${unit#*"$nl$1="} v=${v%%"$nl"*} ;;
        *) v= ;;
        esac
      }
      """;

  private static final String SHOW =
      "unit=$(systemctl show --no-pager -p Id,LoadState,ActiveState,SubState,UnitFileState,"
          + "FragmentPath,DropInPaths,NeedDaemonReload,Result,ExecMainCode,ExecMainStatus,NRestarts,MainPID,InvocationID,User,Type,ExecStart,EnvironmentFiles,ControlGroup,TriggeredBy,"
          + "ExecCondition,ExecStartPre,ExecStartPost,WorkingDirectory,ReadWritePaths,ReadOnlyPaths,InaccessiblePaths,BindPaths,BindReadOnlyPaths,Group,SupplementaryGroups"
          + " -- \"$service\" 2>/dev/null) && unit=$nl$unit$nl";

  private static final String DIRECTORIES =
      "/etc/systemd/system.control /run/systemd/system.control /run/systemd/transient"
          + " /run/systemd/generator.early /etc/systemd/system /etc/systemd/system.attached"
          + " /run/systemd/system /run/systemd/system.attached /run/systemd/generator"
          + " /usr/local/lib/systemd/system /usr/lib/systemd/system /lib/systemd/system"
          + " /run/systemd/generator.late";

  private static final String FILES =
      """
      unit_file=
      for d in $dirs; do
        if [ -e "$d/$service" ] || [ -L "$d/$service" ]; then unit_file=$d/$service; break; fi
      done
      if [ -z "$unit_file" ]; then field FragmentPath; [ ! -e "$v" ] || unit_file=$v; fi
      base=${service%.service}
      names=$service.d
      while :; do
        case ${base%-} in *-*) base=${base%-} base=${base%-*}- names="$names $base.service.d" ;; *) break ;; esac
      done
      for d in $dirs; do
        for n in $names service.d; do
          for f in "$d/$n"/*.conf; do
            [ ! -e "$f" ] || unit_dropins=$unit_dropins$f$nl
          done
        done
      done
      """;

  /**
   * What the loaded unit and the drop-ins need: nobody could ask for it before they were seen. The
   * lines of drop-ins are read as they are written; {@code systemctl show} writes commands as
   * {@code ExecStart={ path=/x ; …}}.
   */
  private static final String NEEDS =
      """
      set -f
      IFS=$nl
      more=
      [ -z "$unit_dropins" ] || more=$(sed -n 's/^[[:space:]]*\\([A-Za-z]*\\)[[:space:]]*=[[:space:]]*\\(.*[^[:space:]]\\).*$/\\1=\\2/p' $unit_dropins)
      for line in $unit $more; do
        IFS=' '
        case $line in
        Exec*='{ path='*) v=${line#*path=} unit_paths=$unit_paths$nl${v%%' ;'*} ;;
        Exec*=*)
          v=${line#*=} v=${v%%' '*} v=${v#[-@:+!]} v=${v#[-@:+!]}
          case $v in /*) unit_paths=$unit_paths$nl$v ;; esac
          ;;
        WorkingDirectory=* | RootDirectory=* | *Paths=*)
          for v in ${line#*=}; do
            v=${v#[-!+]} v=${v#[-!+]}
            case $v in /*) unit_paths=$unit_paths$nl${v%%:*} ;; esac
          done
          ;;
        StandardOutput=*:/* | StandardError=*:/* | LoadCredential=*:/*) unit_paths=$unit_paths$nl${line#*:} ;;
        EnvironmentFile=/* | EnvironmentFile=-/*)
          v=${line#*=} v=${v#-} unit_paths=$unit_paths$nl$v unit_env=$unit_env$v$nl
          ;;
        User=?*) unit_users="$unit_users ${line#*=}" ;;
        Group=?* | SupplementaryGroups=?*) unit_groups="$unit_groups ${line#*=}" ;;
        Requires=?*.* | Requisite=?*.* | BindsTo=?*.*) unit_requires="$unit_requires ${line#*=}" ;;
        Condition?*=?* | Assert?*=?*)
          v=${line#*=} unit_conditions=$unit_conditions${line%%=*}=${v#'|'}$nl
          ;;
        esac
        IFS=$nl
      done
      unset IFS
      set +f
      """;

  private Preamble() {}

  /** The text for these questions. */
  static String of(Questions questions) {
    return TEXT
        + questions
            .service()
            .map(ServiceName::unit)
            .map(
                unit ->
                    "service="
                        + ShellWord.quote(unit)
                        + "\n"
                        + SHOW
                        + "\ndirs='"
                        + DIRECTORIES
                        + "'\n"
                        + FILES
                        + NEEDS)
            .orElse("");
  }
}
