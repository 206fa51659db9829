package dev.slipway.fact;

import dev.slipway.format.envfile.EnvironmentFile;
import dev.slipway.model.SystemdVersion;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Environment files on the server: those asked for and those the installed unit names.
 *
 * @param byName by the path or pattern as asked or named, what is there; empty when nothing is
 */
public record EnvironmentFiles(Map<String, List<Content>> byName) {
  /** Copies the map. */
  public EnvironmentFiles {
    byName = Map.copyOf(byName);
  }

  /** The bytes of one file, which are secret: nothing but {@link #read} gives them. */
  public static final class Content {
    private final String path;
    private final byte[] bytes;

    /** The file at this path with these bytes. */
    public Content(String path, byte[] bytes) {
      this.path = path;
      this.bytes = bytes.clone();
    }

    /** Its absolute path. */
    public String path() {
      return path;
    }

    /** The file as this version of systemd reads it. */
    public EnvironmentFile read(SystemdVersion version) {
      return EnvironmentFile.parse(path, bytes, version);
    }

    /** Whether the file holds exactly these bytes. */
    public boolean holds(byte[] expected) {
      return Arrays.equals(bytes, expected);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Content content
          && content.path.equals(path)
          && Arrays.equals(content.bytes, bytes);
    }

    @Override
    public int hashCode() {
      return path.hashCode();
    }

    @Override
    public String toString() {
      return path + " (" + bytes.length + " bytes)";
    }
  }
}
