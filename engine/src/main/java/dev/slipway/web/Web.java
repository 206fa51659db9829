package dev.slipway.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Asks servers for files. May be used by many threads. */
public final class Web implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;
  private static final int CHUNK = 1 << 16;
  private static final int SHOWN = 200;

  private final HttpClient client;
  private final Credentials credentials;

  private Web(HttpClient client, Credentials credentials) {
    this.client = client;
    this.credentials = credentials;
  }

  /**
   * Nothing is asked yet.
   *
   * @param environment says which proxy stands between, and where {@code netrc} lies
   */
  public static Web of(Map<String, String> environment) {
    return new Web(
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .proxy(new EnvironmentProxy(environment))
            .build(),
        Credentials.of(environment));
  }

  /**
   * A file, whole.
   *
   * @param most bytes that it may have
   * @return empty when the server answers that it has none (404, 410)
   * @throws IOException for any other answer, and for none
   */
  public Optional<byte[]> get(String address, int most) throws IOException, InterruptedException {
    return answer(
        address,
        body -> {
          var bytes = body.readNBytes(most + 1);
          if (bytes.length > most) {
            throw new IOException("it has more than " + most + " bytes");
          }
          return bytes;
        });
  }

  /**
   * Writes a file that may be large to a stream.
   *
   * @param most bytes that it may have
   * @param progress is told how many bytes there are by now
   * @return false when the server answers that it has none
   */
  public boolean download(String address, OutputStream to, long most, LongConsumer progress)
      throws IOException, InterruptedException {
    return answer(
            address,
            body -> {
              var chunk = new byte[CHUNK];
              long sum = 0;
              for (int n = body.read(chunk); n >= 0; n = body.read(chunk)) {
                sum += n;
                if (sum > most) {
                  throw new IOException("it has more than " + most + " bytes");
                }
                to.write(chunk, 0, n);
                progress.accept(sum);
              }
              return sum;
            })
        .isPresent();
  }

  private interface Reading<T> {
    T read(InputStream body) throws IOException;
  }

  private <T> Optional<T> answer(String address, Reading<T> reading)
      throws IOException, InterruptedException {
    var response = send(address);
    try (var body = response.body()) {
      return switch (response.statusCode()) {
        case OK -> Optional.of(reading.read(body));
        case NOT_FOUND, GONE -> Optional.empty();
        default ->
            throw new IOException(
                response.uri().getPath()
                    + ": HTTP "
                    + response.statusCode()
                    + said(body.readNBytes(SHOWN)));
      };
    }
  }

  private static String said(byte[] start) {
    var line =
        new String(start, java.nio.charset.StandardCharsets.UTF_8)
            .lines()
            .findFirst()
            .orElse("")
            .strip();
    boolean isText =
        !line.isEmpty() && !line.startsWith("<") && line.chars().allMatch(c -> c >= ' ');
    return isText ? ": " + line : "";
  }

  private HttpResponse<InputStream> send(String text) throws IOException, InterruptedException {
    var address = address(text);
    var request =
        HttpRequest.newBuilder(withoutUser(address))
            .timeout(ANSWER)
            .header("User-Agent", "slipway");
    credentials.header(address).ifPresent(value -> request.header("Authorization", value));
    try {
      return client.send(request.build(), BodyHandlers.ofInputStream());
    } catch (HttpConnectTimeoutException lostOnTheWay) {
      return client.send(request.build(), BodyHandlers.ofInputStream()); // once more
    }
  }

  private static URI address(String text) throws IOException {
    try {
      var address = URI.create(text);
      boolean isWeb = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
      if (!isWeb || address.getHost() == null) {
        throw new IOException("it is no address of a server (https://…)");
      }
      return address;
    } catch (IllegalArgumentException strange) {
      throw new IOException("it is no address: " + strange.getMessage(), strange);
    }
  }

  private static URI withoutUser(URI address) {
    return address.getRawUserInfo() == null
        ? address
        : URI.create(address.toString().replace(address.getRawUserInfo() + "@", ""));
  }

  /** Why a server was not reached, for a person: Java's own texts often say nothing. */
  public static String words(IOException failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    if (failure.getMessage() != null && !failure.getMessage().isBlank()) {
      return failure.getMessage();
    }
    if (deepest instanceof UnresolvedAddressException) {
      return "its name is not known here";
    }
    return failure instanceof ConnectException
        ? "no connection"
        : failure.getClass().getSimpleName().replace("Exception", "");
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
