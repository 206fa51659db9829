package dev.slipway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A vulnerability database in a directory, as large as the public one: an advisory about a function
 * that is not there for each module of an executable, and others about modules it does not have. So
 * that both programs look through the functions of the executable, and end well.
 */
final class Advisories {
  private static final int ALL = 4291; // what vulndb.zip held in August 2026
  private static final String MODIFIED = "2026-08-01T00:00:00Z";

  private Advisories() {}

  /** Writes it, for these modules. */
  static void write(Path directory, List<String> modules) throws IOException {
    Files.createDirectories(directory.resolve("ID"));
    Files.createDirectories(directory.resolve("index"));
    var all = new ArrayList<>(modules);
    while (all.size() < ALL) {
      all.add("example.com/m" + all.size());
    }
    var index = new ArrayList<String>();
    var ids = new ArrayList<String>();
    for (int i = 0; i < all.size(); i++) {
      var id = "GO-2026-%04d".formatted(i + 1);
      Files.writeString(directory.resolve("ID/" + id + ".json"), advisory(id, all.get(i)));
      index.add(
          "{\"path\":\"%s\",\"vulns\":[{\"id\":\"%s\",\"modified\":\"%s\"}]}"
              .formatted(all.get(i), id, MODIFIED));
      ids.add("{\"id\":\"%s\",\"modified\":\"%s\"}".formatted(id, MODIFIED));
    }
    Files.writeString(directory.resolve("index/db.json"), "{\"modified\":\"" + MODIFIED + "\"}");
    Files.writeString(directory.resolve("index/modules.json"), list(index));
    Files.writeString(directory.resolve("index/vulns.json"), list(ids));
  }

  private static String list(List<String> entries) {
    return "[" + String.join(",", entries) + "]";
  }

  private static String advisory(String id, String module) {
    return """
    {"schema_version":"1.3.1","id":"%1$s","modified":"%2$s","published":"%2$s",
     "summary":"%1$s","details":"%1$s","affected":[{"package":{"name":"%3$s","ecosystem":"Go"},
     "ranges":[{"type":"SEMVER","events":[{"introduced":"0"}]}],
     "ecosystem_specific":{"imports":[{"path":"%3$s","symbols":["NobodyHasThis"]}]}}],
     "database_specific":{"url":"https://pkg.go.dev/vuln/%1$s"}}
    """
        .formatted(id, MODIFIED, module);
  }
}
