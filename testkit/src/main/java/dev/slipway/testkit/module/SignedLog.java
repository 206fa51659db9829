package dev.slipway.testkit.module;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.format.module.ModuleVersion;
import dev.slipway.format.sumdb.Hash;
import dev.slipway.format.sumdb.Tile;
import dev.slipway.format.sumdb.Tree;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A checksum database: records of go.sum's lines in a tree that its own key signs. */
public final class SignedLog {
  private static final String NAME = "sum.example";

  private final KeyPair pair;
  private final byte[] encodedKey;
  private final List<String> records = new ArrayList<>();
  private final Map<ModuleVersion, Integer> places = new LinkedHashMap<>();

  private SignedLog(KeyPair pair) {
    this.pair = pair;
    var spki = pair.getPublic().getEncoded();
    this.encodedKey = Arrays.copyOfRange(spki, spki.length - 33, spki.length);
    encodedKey[0] = 1; // the algorithm
  }

  /** One with a new key, and some records of modules that nobody asks about. */
  public static SignedLog create() {
    try {
      var log = new SignedLog(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
      log.fill(300);
      return log;
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** Another history signed by the same key. */
  public SignedLog fork() {
    var log = new SignedLog(pair);
    log.records.add("example.com/forged v1.0.0 h1:forged\n");
    log.fill(300);
    return log;
  }

  /** Adds records. */
  public void fill(int count) {
    for (int i = 0; i < count; i++) {
      records.add("example.com/other" + records.size() + " v1.0.0 h1:other\n");
    }
  }

  /** Adds the record of a module. */
  public void add(ModuleVersion module, String zipHash, String goModHash) {
    places.put(module, records.size());
    records.add(
        "%1$s %2$s %3$s\n%1$s %2$s/go.mod %4$s\n"
            .formatted(module.path(), module.version(), zipHash, goModHash));
  }

  /** What {@code GOSUMDB} has to be: name and key. */
  public String setting() {
    return NAME + "+" + HexFormat.of().toHexDigits(keyHash()) + "+" + base64(encodedKey);
  }

  /** Its name. */
  public String name() {
    return NAME;
  }

  /** What {@code /lookup/} answers; empty when there is no such module. */
  Optional<byte[]> lookup(ModuleVersion module) {
    return Optional.ofNullable(places.get(module))
        .map(place -> (place + "\n" + records.get(place) + "\n" + latest()).getBytes(UTF_8));
  }

  /** The signed tree of all records. */
  public String latest() {
    var text = new Tree(records.size(), root(0, records.size())).text();
    var signature = new ByteArrayOutputStream();
    signature.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(keyHash()).array());
    signature.writeBytes(sign(text));
    return text + "\n\u2014 " + NAME + " " + base64(signature.toByteArray()) + "\n";
  }

  /** The bytes of a tile of the tree of all records; empty when it has none such. */
  Optional<byte[]> tile(Tile tile) {
    long span = 1L << (tile.height() * tile.level());
    long first = tile.number() << tile.height();
    if ((first + tile.width()) * span > records.size()) {
      return Optional.empty();
    }
    var bytes = ByteBuffer.allocate((int) tile.bytes());
    for (long i = first; i < first + tile.width(); i++) {
      var root = root((int) (i * span), (int) ((i + 1) * span));
      bytes.put(Base64.getDecoder().decode(root.toString()));
    }
    return Optional.of(bytes.array());
  }

  /** MTH of RFC 6962, section 2.1: split at the largest power of two below the range's size. */
  private Hash root(int first, int end) {
    if (end - first == 1) {
      return Hash.ofRecord(records.get(first));
    }
    int half = Integer.highestOneBit(end - first - 1);
    return Hash.ofNode(root(first, first + half), root(first + half, end));
  }

  private int keyHash() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update((NAME + "\n").getBytes(UTF_8));
      return ByteBuffer.wrap(digest.digest(encodedKey)).getInt();
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private byte[] sign(String text) {
    try {
      var signature = Signature.getInstance("Ed25519");
      signature.initSign(pair.getPrivate());
      signature.update(text.getBytes(UTF_8));
      return signature.sign();
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
