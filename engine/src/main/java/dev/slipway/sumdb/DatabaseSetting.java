package dev.slipway.sumdb;

import dev.slipway.build.GoEnvironment;
import dev.slipway.fact.ProjectModules.GoSetting;
import dev.slipway.format.FormatException;
import dev.slipway.format.module.PrefixPatterns;
import dev.slipway.format.note.VerifierKey;
import dev.slipway.format.sumdb.ChecksumDatabase;
import java.util.List;
import java.util.Optional;

/**
 * Which database {@code GOSUMDB} names (cmd/go/internal/modfetch/sumdb.go, {@code dbDial}).
 *
 * @param database with its key
 * @param address its own, {@code https://sum.golang.org}
 * @param exempt modules that it is not asked about
 * @param exemption the setting that says so, in words
 */
record DatabaseSetting(
    ChecksumDatabase database, String address, PrefixPatterns exempt, String exemption) {
  private static final String NAME = "GOSUMDB";
  private static final String GOOGLE_CN = "sum.golang.google.cn";
  private static final int TILE_HEIGHT = 8;

  /**
   * The one that counts.
   *
   * @throws DatabaseException when it is switched off or its name is none
   */
  static DatabaseSetting of(GoEnvironment settings) throws DatabaseException {
    var set = settings.setting(NAME);
    var words = List.of(set.map(GoSetting::value).orElse(official()).strip().split("\\s+"));
    var origin = set.map(one -> " (" + NAME + " of " + one.origin() + ")").orElse("");
    if (words.getFirst().equals("off")) {
      throw DatabaseException.unusable(
          "the checksum database is switched off"
              + origin
              + ". For this command alone: GOSUMDB="
              + official(),
          new IllegalStateException(NAME));
    }
    if (words.size() > 2) {
      throw DatabaseException.unusable(
          "GOSUMDB has too many words" + origin, new IllegalStateException(NAME));
    }
    var exemption = settings.setting("GONOSUMDB").or(() -> settings.setting("GOPRIVATE"));
    return new DatabaseSetting(
        database(words.getFirst(), origin),
        words.size() > 1
            ? words.get(1).replaceFirst("/+$", "")
            : "https://" + words.getFirst().replaceFirst("\\+.*", ""),
        PrefixPatterns.of(exemption.map(GoSetting::value).orElse("")),
        exemption.map(one -> one.name() + " of " + one.origin()).orElse(""));
  }

  private static String official() {
    return ChecksumDatabase.SUM_GOLANG_ORG.key().name();
  }

  private static ChecksumDatabase database(String word, String origin) throws DatabaseException {
    if (word.equals(official()) || word.equals(GOOGLE_CN)) {
      return ChecksumDatabase.SUM_GOLANG_ORG; // the second is another address of the first
    }
    try {
      return new ChecksumDatabase(VerifierKey.parse(word), TILE_HEIGHT);
    } catch (FormatException noKey) {
      throw DatabaseException.unusable(
          "GOSUMDB names no checksum database whose key is known"
              + origin
              + ": "
              + noKey.getMessage(),
          noKey);
    }
  }

  String name() {
    return database.key().name();
  }

  /** Why a module is not asked about; empty when it is. */
  Optional<String> exemption(String module) {
    return exempt.matches(module) ? Optional.of(exemption) : Optional.empty();
  }
}
