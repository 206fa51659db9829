package dev.slipway.script;

import dev.slipway.model.Secret;
import dev.slipway.model.ServerName;
import dev.slipway.remote.Ask;
import dev.slipway.remote.Channel;
import dev.slipway.remote.Remote;
import dev.slipway.remote.RemoteException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Runs scripts in one exec each, framed by a random token. Everything the script needs is sent
 * before anything is waited for, so a script costs no more round trips than a plain command.
 */
public final class FramedScripts implements Scripts {

  /** sudo may wait for a dead directory server; PAM gives up before this. */
  private static final Duration SUDO_LIMIT = Duration.ofSeconds(60);

  private static final int MAX_PASSWORDS = 3;
  private static final int KEPT_NOISE = 32 << 10;
  private static final int TOKEN_BYTES = 16;

  private final SudoPasswords passwords;

  /** Servers whose sudo is known to let us in: no need to wait for its answer. */
  private final Set<ServerName> admitted = ConcurrentHashMap.newKeySet();

  /**
   * @param ask who is asked for sudo's password
   */
  public FramedScripts(Ask ask) {
    this.passwords = new SudoPasswords(ask);
  }

  @Override
  public void anticipate(Remote remote) {
    remote.anticipate(Loader.COMMAND);
  }

  @Override
  public Conversation start(Remote remote, Script script, Privilege privilege)
      throws RemoteException {
    Optional<Secret> password = passwords.known(remote.server());
    for (int tries = 0; ; tries++) {
      FramedConversation conversation = open(remote, script, privilege, password);
      if (privilege == Privilege.LOGIN
          || remote.user().equals("root")
          || admitted.contains(remote.server())) {
        return conversation;
      }
      try {
        conversation.enterRoom(SUDO_LIMIT);
        admitted.add(remote.server());
        password.ifPresent(taken -> passwords.took(remote.server(), taken));
        return conversation;
      } catch (RemoteException.SudoRefused refused) {
        conversation.close();
        if (tries == MAX_PASSWORDS || !isAboutPassword(refused)) {
          throw refused;
        }
        password = passwords.next(remote.server(), remote.user(), password);
        if (password.isEmpty()) {
          throw refused;
        }
      } catch (RemoteException lost) {
        conversation.close();
        throw lost;
      }
    }
  }

  private FramedConversation open(
      Remote remote, Script script, Privilege privilege, Optional<Secret> password)
      throws RemoteException {
    byte[] bytes = new byte[TOKEN_BYTES];
    Randomness.SOURCE.nextBytes(bytes);
    String token = HexFormat.of().formatHex(bytes);
    Tail errors = new Tail(KEPT_NOISE);
    Channel channel = remote.exec(Loader.COMMAND, errors);
    FramedConversation conversation =
        new FramedConversation(remote, channel, token, new Tail(KEPT_NOISE), errors);
    try {
      conversation.load(
          Loader.input(script, privilege, token, password.map(Secret::reveal).orElse("")));
      return conversation;
    } catch (RemoteException lost) {
      conversation.close();
      throw lost;
    }
  }

  private static boolean isAboutPassword(RemoteException.SudoRefused refused) {
    return switch (refused.reason()) {
      case PASSWORD_REQUIRED, WRONG_PASSWORD -> true;
      case NOT_ALLOWED, TERMINAL_REQUIRED, MISSING, OTHER -> false;
    };
  }

  /** Opened by the first script: most calls of Slipway need none. */
  private static final class Randomness {
    static final SecureRandom SOURCE = new SecureRandom();
  }
}
