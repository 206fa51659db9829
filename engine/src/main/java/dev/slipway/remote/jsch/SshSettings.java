package dev.slipway.remote.jsch;

import dev.slipway.format.sshconfig.ConfigFile;
import dev.slipway.format.sshconfig.HostSettings;
import dev.slipway.format.sshconfig.SshConfig;
import dev.slipway.format.sshconfig.SshConfigException;
import dev.slipway.model.ServerName;
import dev.slipway.remote.RemoteException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What ssh_config says of a server: from {@code ssh -G} where OpenSSH is installed, because only it
 * knows all of its own rules; else from the files themselves.
 */
final class SshSettings {

  private static final int SSH_SECONDS = 10;

  private final Optional<Path> ssh;
  private final Optional<Path> configFile;
  private final Path home;

  /**
   * @param ssh the OpenSSH client, where there is one
   * @param configFile {@code -F}: read in place of the user's and the system's file
   */
  SshSettings(Optional<Path> ssh, Optional<Path> configFile, Path home) {
    this.ssh = ssh;
    this.configFile = configFile;
    this.home = home;
  }

  /** Finds {@code ssh} on a search path. */
  static Optional<Path> find(String searchPath) {
    for (String directory : searchPath.split(":")) {
      Path file = Path.of(directory).resolve("ssh");
      if (!directory.isEmpty() && Files.isExecutable(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  /** The settings of one server. */
  HostSettings of(ServerName server) throws RemoteException {
    if (configFile.isPresent() && !Files.isReadable(configFile.get())) {
      throw new RemoteException.BadConfiguration(
          server,
          configFile.get() + " cannot be read",
          "Name an ssh_config file that exists: -F FILE");
    }
    return ssh.isPresent() ? fromSsh(ssh.get(), server) : fromFiles(server);
  }

  private HostSettings fromSsh(Path program, ServerName server) throws RemoteException {
    List<String> command = new ArrayList<>(List.of(program.toString(), "-G"));
    configFile.ifPresent(file -> command.addAll(List.of("-F", file.toString())));
    server.user().ifPresent(user -> command.addAll(List.of("-l", user)));
    server.port().ifPresent(port -> command.addAll(List.of("-p", String.valueOf(port))));
    command.add(server.host());
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(SSH_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw bad(server, printed.lines().limit(3).reduce("", (a, b) -> a + b + " ").strip());
      }
      return HostSettings.parseDump(printed);
    } catch (RemoteException bad) {
      throw bad;
    } catch (IOException broken) {
      throw bad(server, String.valueOf(broken.getMessage()));
    } catch (InterruptedException told) {
      throw new RemoteException.Interrupted(server, "resolve");
    }
  }

  private static RemoteException bad(ServerName server, String seen) {
    return new RemoteException.BadConfiguration(
        server, "ssh -G says: " + seen, "See what it makes of it: ssh -G " + server.host());
  }

  private HostSettings fromFiles(ServerName server) throws RemoteException {
    List<ConfigFile> files = new ArrayList<>();
    if (configFile.isPresent()) {
      read(configFile.get()).ifPresent(files::add);
    } else {
      read(home.resolve(".ssh/config")).ifPresent(files::add);
      read(Path.of("/etc/ssh/ssh_config")).ifPresent(files::add);
    }
    try {
      return new SshConfig(files, this::included).settings(server.host());
    } catch (SshConfigException problem) {
      throw new RemoteException.BadConfiguration(
          server,
          String.valueOf(problem.getMessage()),
          "Correct the file, or name another: -F FILE");
    }
  }

  private List<ConfigFile> included(String pattern, ConfigFile from) {
    Path base = from.name().startsWith("/etc/ssh/") ? Path.of("/etc/ssh") : home.resolve(".ssh");
    Path path = base.resolve(pattern.replaceFirst("^~(?=/)", home.toString()));
    Path name = path.getFileName();
    Path directory = path.getParent();
    List<ConfigFile> found = new ArrayList<>();
    if (name == null || directory == null || !Files.isDirectory(directory)) {
      return found;
    }
    List<Path> matching = new ArrayList<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(directory, name.toString().replaceAll("[{}]", "\\\\$0"))) {
      files.forEach(matching::add);
    } catch (IOException unreadable) {
      return found;
    }
    matching.stream().sorted().forEach(file -> read(file).ifPresent(found::add));
    return found;
  }

  private static Optional<ConfigFile> read(Path file) {
    try {
      return Files.isRegularFile(file)
          ? Optional.of(new ConfigFile(file.toString(), Files.readString(file)))
          : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
