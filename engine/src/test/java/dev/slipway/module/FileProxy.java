package dev.slipway.module;

import dev.slipway.format.module.Escape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Modules in a directory, as {@code GOPROXY=file://} reads them (go help goproxy). */
public final class FileProxy {
  private final Path root;

  /** One that lies in this directory, or will. */
  public FileProxy(Path root) {
    this.root = root;
  }

  /** What {@code GOPROXY} has to be. */
  public String address() {
    return "file://" + root;
  }

  /** A version with these files beside its {@code go.mod}, in place of the one that was there. */
  public void publish(String path, String version, String goMod, Map<String, String> files)
      throws IOException {
    publish(path, version, goMod, files, "");
  }

  /**
   * The same.
   *
   * @param info more members of its {@code .info}: {@code ,"Time":"2023-01-02T03:04:05Z"}
   */
  public void publish(
      String path, String version, String goMod, Map<String, String> files, String info)
      throws IOException {
    publish(path, version, goMod, info);
    var all = new TreeMap<>(files);
    if (!version.endsWith("+incompatible")) { // else it has none, and Go makes one up
      all.put("go.mod", goMod);
    }
    var file = versions(path).resolve(version + ".zip");
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (var each : all.entrySet()) {
        zip.putNextEntry(new ZipEntry(path + "@" + version + "/" + each.getKey()));
        zip.write(each.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  /** A version of which there is no zip: enough for the module graph. */
  public void publish(String path, String version, String goMod, String info) throws IOException {
    var versions = Files.createDirectories(versions(path));
    var list = versions.resolve("list");
    var listed = new ArrayList<String>();
    if (Files.exists(list)) {
      listed.addAll(Files.readAllLines(list));
    }
    if (!listed.contains(version)) {
      listed.add(version);
    }
    Files.write(list, listed);
    Files.writeString(
        versions.resolve(version + ".info"), "{\"Version\":\"" + version + "\"" + info + "}");
    Files.writeString(versions.resolve(version + ".mod"), goMod);
  }

  private Path versions(String path) {
    return root.resolve(Escape.path(path).orElseThrow()).resolve("@v");
  }
}
