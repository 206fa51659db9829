package dev.slipway.transaction;

import dev.slipway.plan.ReleaseContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A release's content with the bytes of its executable.
 *
 * @param content what the release is made of
 * @param executable opens the executable's bytes, {@code content.size()} of them, anew at each call
 */
public record Payload(ReleaseContent content, Executable executable) {

  /** Where the bytes come from. */
  @FunctionalInterface
  public interface Executable {
    /** Opens them from the start. */
    InputStream open() throws IOException;
  }

  /** A payload whose executable is this file. */
  public static Payload of(ReleaseContent content, Path executable) {
    return new Payload(content, () -> Files.newInputStream(executable));
  }
}
