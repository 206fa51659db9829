package dev.slipway.origin;

import dev.slipway.build.GoEnvironment;
import dev.slipway.build.Passwords;
import dev.slipway.format.module.Escape;
import dev.slipway.web.Web;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;

/** Asks the origins of modules in their order. */
public final class Origins {
  private static final int LARGEST_PAGE = 1 << 20;

  /** {@code <meta name="go-import" content="PREFIX mod ADDRESS">}, as Go's own pages have it. */
  private static final Pattern META =
      Pattern.compile(
          "<meta\\s+name=[\"']go-import[\"']\\s+content=[\"'](\\S+)\\s+(\\S+)\\s+(\\S+?)[\"']");

  private final ProxyList proxies;
  private final Web web;

  private Origins(ProxyList proxies, Web web) {
    this.proxies = proxies;
    this.web = web;
  }

  /**
   * Those that the settings name.
   *
   * @throws OriginException when {@code GOPROXY} names none
   */
  public static Origins of(GoEnvironment settings, Web web) throws OriginException {
    return new Origins(ProxyList.of(settings), web);
  }

  /**
   * A small file of a module.
   *
   * @param module its path, {@code golang.org/toolchain}
   * @param file below it, {@code @v/list}
   * @param most bytes that it may have
   * @return empty when no origin has it
   * @throws OriginException when one did not answer that the others do not stand in for
   */
  public Optional<byte[]> get(String module, String file, int most)
      throws OriginException, InterruptedException {
    return first(module, base -> bytes(base + "/" + file, most));
  }

  /**
   * Writes a large file of a module.
   *
   * @param to begins anew for each origin; nothing it gets is verified
   * @return the address it came from; empty when no origin has it
   */
  public Optional<String> download(
      String module, String file, Path to, long most, LongConsumer progress)
      throws OriginException, InterruptedException {
    return first(
        module,
        base -> {
          var address = base + "/" + file;
          try (var stream = Files.newOutputStream(to)) {
            return copy(address, stream, most, progress)
                ? Optional.of(Passwords.masked(address))
                : Optional.empty();
          }
        });
  }

  /**
   * The address below which a checksum database is read: through the first proxy that serves it,
   * else its own (cmd/go/internal/modfetch/sumdb.go, {@code initBase}).
   *
   * @param own {@code https://sum.golang.org}
   */
  public String database(String name, String own) throws OriginException, InterruptedException {
    for (var entry : proxies.entries()) {
      if (entry.isOff()) {
        throw off("the checksum database " + name);
      }
      if (entry.isDirect()) {
        return own;
      }
      var base = entry.address() + "/sumdb/" + name;
      try {
        if (bytes(base + "/supported", LARGEST_PAGE).isPresent()) {
          return base;
        }
      } catch (IOException failure) {
        if (!entry.yieldsToAnyError()) {
          throw unreached("the checksum database " + name, base, failure);
        }
      }
    }
    return own;
  }

  private interface Asking<T> {
    Optional<T> ask(String base) throws IOException, InterruptedException;
  }

  private <T> Optional<T> first(String module, Asking<T> asking)
      throws OriginException, InterruptedException {
    var refusals = new ArrayList<String>();
    for (var entry : proxies.about(module)) {
      if (entry.isOff()) {
        throw off(module);
      }
      try {
        var base = entry.isDirect() ? direct(module) : entry.address() + "/" + escaped(module);
        var found = asking.ask(base);
        if (found.isPresent()) {
          return found;
        }
      } catch (IOException failure) {
        if (!entry.yieldsToAnyError()) {
          throw unreached(module, entry.address(), failure);
        }
        refusals.add(Passwords.masked(entry.address()) + ": " + Web.words(failure));
      }
    }
    if (!refusals.isEmpty()) {
      throw new OriginException("no proxy has " + module + ": " + String.join("; ", refusals));
    }
    return Optional.empty();
  }

  private static String escaped(String module) throws IOException {
    return Escape.path(module).orElseThrow(() -> new IOException(module + " is no module's path"));
  }

  /** Where its own server says that the module's files are; it has to have them as files. */
  private String direct(String module) throws IOException, InterruptedException {
    var page = web.get("https://" + module + "?go-get=1", LARGEST_PAGE);
    var text = new String(page.orElse(new byte[0]), StandardCharsets.UTF_8);
    var metas = META.matcher(text);
    while (metas.find()) {
      var prefix = metas.group(1);
      boolean isAbout = module.equals(prefix) || module.startsWith(prefix + "/");
      if (isAbout && metas.group(2).equals("mod")) {
        return metas.group(3).replaceFirst("/+$", "") + "/" + escaped(module);
      }
    }
    throw new IOException("its server names no address of its files");
  }

  private Optional<byte[]> bytes(String address, int most)
      throws IOException, InterruptedException {
    var local = local(address);
    if (local.isEmpty()) {
      return web.get(address, most);
    }
    if (!Files.isRegularFile(local.get())) {
      return Optional.empty();
    }
    if (Files.size(local.get()) > most) {
      throw new IOException("it has more than " + most + " bytes");
    }
    return Optional.of(Files.readAllBytes(local.get()));
  }

  private boolean copy(String address, OutputStream to, long most, LongConsumer progress)
      throws IOException, InterruptedException {
    var local = local(address);
    if (local.isEmpty()) {
      return web.download(address, to, most, progress);
    }
    if (!Files.isRegularFile(local.get())) {
      return false;
    }
    progress.accept(Files.copy(local.get(), to));
    return true;
  }

  private static Optional<Path> local(String address) throws IOException {
    try {
      if (address.startsWith("/")) {
        return Optional.of(Path.of(address));
      }
      return address.startsWith("file:/")
          ? Optional.of(Path.of(URI.create(address)))
          : Optional.empty();
    } catch (IllegalArgumentException strange) {
      throw new IOException("it is no path: " + strange.getMessage(), strange);
    }
  }

  private OriginException off(String what) {
    return new OriginException(what + " cannot be fetched: GOPROXY=off (" + proxies.origin() + ")");
  }

  private static OriginException unreached(String what, String where, IOException failure) {
    return new OriginException(
        "fetching "
            + what
            + " from "
            + Passwords.masked(where)
            + ": "
            + Web.words(failure)
            + ". GOPROXY names where modules come from (go env GOPROXY)",
        failure);
  }
}
