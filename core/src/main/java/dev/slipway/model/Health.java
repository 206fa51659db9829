package dev.slipway.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a healthy release answers: the {@code health} section of {@code slipway.yaml}. It is asked
 * on the server itself.
 *
 * @param question what is asked; empty when process, hash and socket have to do
 * @param timeout the longest one answer may take
 * @param start the longest time to the first good answer
 * @param watch how long the release is watched after its first good answer
 */
public record Health(
    Optional<Question> question, Duration timeout, Duration start, Duration watch) {

  /** No question; 2 s an answer, 30 s to the first one, watched for 10 s. */
  public static final Health DEFAULT =
      new Health(
          Optional.empty(), Duration.ofSeconds(2), Duration.ofSeconds(30), Duration.ofSeconds(10));

  /** One way of asking a release whether it is well. */
  public sealed interface Question {

    /**
     * An HTTP GET.
     *
     * @param url {@code http://…}
     * @param status the status code of a good answer
     * @param contains a text the body of a good answer contains; empty for any
     */
    record Http(String url, int status, Optional<String> contains) implements Question {}

    /**
     * A TCP connection that is accepted.
     *
     * @param host address or name
     * @param port 1 to 65535
     */
    record Tcp(String host, int port) implements Question {}

    /**
     * A command that exits with 0, run as the service's user.
     *
     * @param command the words of the command; the first is an absolute path
     */
    record Exec(List<String> command) implements Question {
      /** Copies the words. */
      public Exec {
        command = List.copyOf(command);
      }
    }
  }
}
