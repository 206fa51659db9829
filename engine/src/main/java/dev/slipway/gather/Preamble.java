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
 * </pre>
 */
final class Preamble {
  private static final String TEXT =
      """
      nl='
      '
      unit= unit_paths= unit_users= unit_groups=
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

  /** What the loaded unit needs: nobody could ask for it before the unit was seen. */
  private static final String NEEDS =
      """
      set -f
      IFS=$nl
      for line in $unit; do
        IFS=' '
        case $line in
        Exec*=*'path='*) v=${line#*path=} unit_paths=$unit_paths$nl${v%%' ;'*} ;;
        WorkingDirectory=* | *Paths=*)
          for v in ${line#*=}; do
            v=${v#[-!+]} v=${v#[-!+]}
            case $v in /*) unit_paths=$unit_paths$nl${v%%:*} ;; esac
          done
          ;;
        User=?*) unit_users=${line#*=} ;;
        Group=?* | SupplementaryGroups=?*) unit_groups="$unit_groups ${line#*=}" ;;
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
            .map(unit -> "service=" + ShellWord.quote(unit) + "\n" + SHOW + "\n" + NEEDS)
            .orElse("");
  }
}
