package dev.slipway.vulndb;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;

/** A database in a zip file: {@code vulndb.zip} of its protocol, or advisories alone. */
record ZipDocuments(ZipFile zip) implements Documents {
  @Override
  public Optional<byte[]> read(String name) throws IOException {
    var entry = zip.getEntry(name + SUFFIX);
    if (entry == null) {
      return Optional.empty();
    }
    try (var stream = zip.getInputStream(entry)) {
      return Optional.of(Documents.bounded(stream));
    }
  }

  @Override
  public List<String> advisories() {
    return zip.stream()
        .map(entry -> entry.getName())
        .filter(name -> name.endsWith(SUFFIX) && !name.startsWith("index/"))
        .map(name -> name.substring(0, name.length() - SUFFIX.length()))
        .sorted()
        .toList();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
