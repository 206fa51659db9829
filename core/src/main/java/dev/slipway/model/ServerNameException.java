package dev.slipway.model;

/** A text that does not name a server; the message says what is wrong and what was expected. */
public final class ServerNameException extends Exception {

  ServerNameException(String text, String problem) {
    super("server \"" + text + "\": " + problem + ". Write [user@]host[:port], e.g. app@web1:2222");
  }
}
