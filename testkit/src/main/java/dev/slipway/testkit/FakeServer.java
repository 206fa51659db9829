package dev.slipway.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/**
 * An SSH server inside the JVM, for tests that need neither root nor sshd: it answers commands as
 * it is told to, or has this computer's {@code sh} run them. Its keys are ECDSA, because the
 * library has no Ed25519 of its own.
 */
public final class FakeServer implements AutoCloseable {

  /** What a command prints, and how it ends. */
  public record Answer(int exit, String out, String err) {}

  /** Decides on the answer to a command; it may read the command's input. */
  @FunctionalInterface
  public interface Script {
    Answer answer(String command, InputStream input) throws IOException;
  }

  private final SshServer server;
  private final KeyPair hostKey;
  private final List<String> commands = new CopyOnWriteArrayList<>();

  private FakeServer(SshServer server, KeyPair hostKey) {
    this.server = server;
    this.hostKey = hostKey;
  }

  /**
   * Starts on a free port of loopback and answers by the script.
   *
   * @param userKey the public key file of the only key that it lets in
   */
  public static FakeServer answering(Path userKey, Script script) throws Exception {
    SshServer sshd = SshServer.setUpDefaultServer();
    KeyPair host = KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256);
    FakeServer fake = new FakeServer(sshd, host);
    PublicKey user =
        AuthorizedKeyEntry.parseAuthorizedKeyEntry(Files.readString(userKey))
            .resolvePublicKey(null, null, null);
    sshd.setHost("127.0.0.1");
    sshd.setKeyPairProvider(KeyPairProvider.wrap(host));
    sshd.setPublickeyAuthenticator((_, key, _) -> KeyUtils.compareKeys(key, user));
    sshd.setCommandFactory(
        (_, command) -> {
          fake.commands.add(command);
          return new Scripted(command, script);
        });
    sshd.start();
    return fake;
  }

  /** The same, with this computer's {@code sh} as login shell. */
  public static FakeServer withShell(Path userKey) throws Exception {
    return answering(
        userKey,
        (command, input) -> {
          Process process = new ProcessBuilder("/bin/sh", "-c", command).start();
          Thread.ofPlatform().daemon().start(() -> pass(input, process.getOutputStream()));
          String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
          String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
          return new Answer(process.onExit().join().exitValue(), out, err);
        });
  }

  /** The port on 127.0.0.1. */
  public int port() {
    return server.getPort();
  }

  /** The known_hosts line for it. */
  public String knownHostsLine() {
    ByteArrayBuffer blob = new ByteArrayBuffer();
    blob.putRawPublicKey(hostKey.getPublic());
    return "[127.0.0.1]:"
        + port()
        + " "
        + KeyUtils.getKeyType(hostKey)
        + " "
        + Base64.getEncoder().encodeToString(blob.getCompactData())
        + "\n";
  }

  /** The commands it was given, in order. */
  public List<String> commands() {
    return List.copyOf(commands);
  }

  @Override
  public void close() throws IOException {
    server.stop(true);
  }

  private static void pass(InputStream from, OutputStream to) {
    try (to) {
      byte[] buffer = new byte[8192];
      for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
        to.write(buffer, 0, count);
        to.flush();
      }
    } catch (IOException ended) {
      // The command has ended or the client has gone.
    }
  }

  /** The library's form of a command, on a thread of its own. */
  private static final class Scripted implements Command {

    private final String command;
    private final Script script;
    private InputStream in = InputStream.nullInputStream();
    private OutputStream out = OutputStream.nullOutputStream();
    private OutputStream err = OutputStream.nullOutputStream();
    private ExitCallback exit = (_, _, _) -> {};

    Scripted(String command, Script script) {
      this.command = command;
      this.script = script;
    }

    @Override
    public void setInputStream(InputStream input) {
      in = input;
    }

    @Override
    public void setOutputStream(OutputStream output) {
      out = output;
    }

    @Override
    public void setErrorStream(OutputStream errors) {
      err = errors;
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
      exit = callback;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) {
      Thread.ofPlatform().daemon().name("fake server").start(this::run);
    }

    @Override
    public void destroy(ChannelSession channel) {}

    private void run() {
      try {
        Answer answer = script.answer(command, in);
        out.write(answer.out().getBytes(StandardCharsets.UTF_8));
        out.flush();
        err.write(answer.err().getBytes(StandardCharsets.UTF_8));
        err.flush();
        exit.onExit(answer.exit());
      } catch (IOException gone) {
        exit.onExit(255, String.valueOf(gone.getMessage()));
      }
    }
  }
}
