package dev.slipway.remote.jsch;

import dev.slipway.remote.RemoteException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** ProxyCommand: a program whose standard input and output are the connection. */
final class CommandLink implements Link {

  private final Process process;

  private CommandLink(Process process) {
    this.process = process;
  }

  /** Starts the command; what it prints as errors goes to ours, as with ssh. */
  static CommandLink open(Destination to, String command) throws RemoteException {
    try {
      return new CommandLink(
          new ProcessBuilder("/bin/sh", "-c", "exec " + command)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start());
    } catch (IOException problem) {
      throw new RemoteException.BadConfiguration(
          to.server(),
          "ProxyCommand does not start: " + problem.getMessage(),
          "Try it alone: " + command);
    }
  }

  @Override
  public InputStream input() {
    return process.getInputStream();
  }

  @Override
  public OutputStream output() {
    return process.getOutputStream();
  }

  /** With its children: one that keeps the pipe open would keep our reader waiting. */
  @Override
  public void close() {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    children.forEach(ProcessHandle::destroy);
  }
}
