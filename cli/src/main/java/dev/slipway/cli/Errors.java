package dev.slipway.cli;

import dev.slipway.build.BuildFailed;
import dev.slipway.project.InvalidFile;
import dev.slipway.project.InvalidProject;
import dev.slipway.remote.RemoteException;
import dev.slipway.report.ErrorJson;
import dev.slipway.report.Json;
import dev.slipway.sandbox.SandboxException;
import dev.slipway.vulndb.DatabaseException;
import java.io.PrintWriter;
import java.io.StringWriter;

/** The home of all errors: which exit code each kind has and how it is said. */
final class Errors {
  private Errors() {}

  /**
   * Says {@code error} on standard error, or as JSON on standard output.
   *
   * @return the exit code
   */
  static ExitCode say(Throwable error, Console console, boolean json, boolean debug) {
    var code = code(error);
    var message = code == ExitCode.BUG ? bug(error) : String.valueOf(error.getMessage());
    if (json) {
      console.out().println(Json.text(ErrorJson.of(message, code.number(), page(error))));
    } else {
      console.err().println("slipway: " + message);
    }
    if (debug) {
      var trace = new StringWriter();
      error.printStackTrace(new PrintWriter(trace));
      console.err().print(trace);
    }
    return code;
  }

  private static ExitCode code(Throwable error) {
    return switch (error) {
      case Failure failure -> failure.code();
      case InvalidProject wrong -> ExitCode.USAGE;
      case InvalidFile wrong -> ExitCode.USAGE;
      case BuildFailed wrong -> ExitCode.USAGE;
      case RemoteException.BadConfiguration wrong -> ExitCode.USAGE;
      case RemoteException.Interrupted stopped -> ExitCode.INTERRUPTED;
      case RemoteException unreached -> ExitCode.UNREACHABLE;
      case SandboxException wrong -> ExitCode.USAGE;
      case DatabaseException wrong -> wrong.isUnreached() ? ExitCode.UNREACHABLE : ExitCode.USAGE;
      case InterruptedException stopped -> ExitCode.INTERRUPTED;
      default -> ExitCode.BUG;
    };
  }

  private static String page(Throwable error) {
    return error instanceof BuildFailed failed ? failed.page() : "";
  }

  private static String bug(Throwable error) {
    return "a bug of Slipway: "
        + error
        + ". Please report it with the output of the same command and --debug";
  }
}
