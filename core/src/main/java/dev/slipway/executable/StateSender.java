package dev.slipway.executable;

import dev.slipway.format.gobinary.FunctionTable;
import java.util.List;
import java.util.Optional;

/**
 * Functions that tell systemd about the service's state. Go's linker leaves out what no code calls,
 * so one that is there is used; that it is used for readiness shows only in the text beside it.
 */
public final class StateSender {
  static final List<String> KNOWN =
      List.of(
          "github.com/coreos/go-systemd/v22/daemon.SdNotify",
          "github.com/coreos/go-systemd/daemon.SdNotify",
          "github.com/caddyserver/caddy/v2/notify.sdNotify",
          "github.com/okzk/sdnotify.SdNotify",
          "github.com/iguanesolutions/go-systemd/v5/notify.send",
          "github.com/mdlayher/sdnotify.(*Notifier).Notify");

  private StateSender() {}

  /** The first that is linked in. */
  public static Optional<String> in(FunctionTable functions) {
    return KNOWN.stream().filter(functions::has).findFirst();
  }
}
