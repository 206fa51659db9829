package dev.slipway.remote.jsch;

import java.io.Closeable;
import java.io.InputStream;
import java.io.OutputStream;

/** Bytes to and from a server's sshd: a socket, a channel through another server, or a command. */
interface Link extends Closeable {

  InputStream input();

  OutputStream output();

  /** Ends it at once, even while another thread reads or writes. */
  @Override
  void close();
}
