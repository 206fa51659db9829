package dev.slipway.module;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.format.module.ModuleVersion;
import dev.slipway.format.modulezip.ModuleZip;
import dev.slipway.project.InvalidFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Zips in the module cache that were made to do harm: each is refused at once, in words. */
@Timeout(300)
class HostileZipsTest {
  private static final ModuleVersion MODULE = new ModuleVersion("example.com/d", "v1.0.0");
  private static final String PREFIX = MODULE.prefix();
  private static final Map<String, byte[]> HARMLESS =
      Map.of(PREFIX + "go.mod", "module example.com/d\n".getBytes(UTF_8));

  // Of the record of an entry in the central directory, and of the record at the end (APPNOTE.TXT).
  private static final int CENTRAL = 0x02014b50;
  private static final int SIZE_AT = 24;
  private static final int ATTRIBUTES_AT = 38;
  private static final int END = 22;
  private static final int COUNT_AT = 8;

  @TempDir Path root;
  private Path zip;

  @BeforeEach
  void makeRoom() throws IOException {
    zip = new ModuleCache(root).download(MODULE, "zip").orElseThrow();
    Files.createDirectories(zip.resolve("..").normalize());
  }

  private static byte[] zip(Map<String, byte[]> files) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ZipOutputStream(bytes)) {
      for (var file : files.entrySet()) {
        out.putNextEntry(new ZipEntry(file.getKey()));
        out.write(file.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] zip(String... names) throws IOException {
    var files = new LinkedHashMap<>(HARMLESS);
    for (var name : names) {
      files.put(name, new byte[1]);
    }
    return zip(files);
  }

  private static ByteBuffer changeable(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Where the central directory tells of its only entry. */
  private static int central(ByteBuffer bytes) {
    int at = 0;
    while (bytes.getInt(at) != CENTRAL) {
      at++;
    }
    return at;
  }

  private String said() {
    var copy = CachedCopies.of(new ModuleCache(root), MODULE).copies().getFirst();
    assertThat(copy.hash()).as(copy.problem()).isEmpty();
    assertThatThrownBy(() -> ZipHash.of(MODULE, zip))
        .isInstanceOf(InvalidFile.class)
        .hasMessageContaining(copy.problem());
    assertThat(CachedCopies.zipContents(new ModuleCache(root), MODULE, "h1:any")).isEmpty();
    return copy.problem();
  }

  private String said(byte[] bytes) throws IOException {
    Files.write(zip, bytes);
    return said();
  }

  private String hash(byte[] bytes) throws Exception {
    Files.write(zip, bytes);
    return ZipHash.of(MODULE, zip);
  }

  @Test
  void refusesOneThatIsCutOffAnywhere() throws Exception {
    var whole = zip(HARMLESS);
    assertThat(hash(whole)).startsWith("h1:");
    for (int length = 0; length < whole.length; length++) {
      assertThat(said(Arrays.copyOf(whole, length))).contains("no zip file that could be read");
    }
  }

  @Test
  void refusesNamesThatLeadElsewhere() throws Exception {
    assertThat(said(zip("../../etc/passwd"))).contains("does not begin with " + PREFIX);
    assertThat(said(zip("/etc/passwd"))).contains("does not begin with " + PREFIX);
    assertThat(said(zip("example.com/e@v1.0.0/e.go"))).contains("does not begin with " + PREFIX);
    assertThat(said(zip(PREFIX + "../../etc/passwd"))).contains("its path has an element");
    assertThat(said(zip(PREFIX + "/etc/passwd"))).contains("its path has an empty element");
    assertThat(said(zip(PREFIX + "a\0b"))).contains("its path has the character");
    assertThat(said(zip(PREFIX + "a\\b"))).contains("its path has the character");
    assertThat(said(zip(PREFIX + "con.go"))).contains("its path");
    assertThat(said(zip(PREFIX + "a.go", PREFIX + "A.go"))).contains("a.go in another case");
    assertThat(said(zip(PREFIX + "GO.MOD"))).contains("go.mod in another case");
  }

  /** Go looks at no mode: what it unpacks is a file with the name of what the link leads to. */
  @Test
  void takesALinkForTheFileThatGoMakesOfIt() throws Exception {
    var plain = zip(HARMLESS);
    var linked = plain.clone();
    var bytes = changeable(linked);
    bytes.putInt(central(bytes) + ATTRIBUTES_AT, 0120777 << 16);
    bytes.put(central(bytes) + 5, (byte) 3); // made on Unix
    assertThat(hash(linked)).isEqualTo(hash(plain));
  }

  @Test
  void refusesOneThatUnpacksToMoreThanItSays() throws Exception {
    var bytes = zip(Map.of(PREFIX + "go.mod", new byte[64 << 20]));
    changeable(bytes).putInt(central(changeable(bytes)) + SIZE_AT, 10);
    assertThat(said(bytes)).contains("longer than the zip says");
  }

  @Test
  void refusesOneThatSaysItUnpacksToMoreThanAnyModule() throws Exception {
    var bytes = zip(Map.of(PREFIX + "d.go", new byte[10]));
    changeable(bytes).putInt(central(changeable(bytes)) + SIZE_AT, 0xFFFFFFF0);
    assertThat(said(bytes)).contains("more than 524288000 bytes together");
    Files.delete(zip);
    try (var sparse = new RandomAccessFile(zip.toFile(), "rw")) {
      sparse.setLength(10L << 30);
    }
    assertThat(said()).contains("10737418240 bytes, 524288000 is the most");
  }

  @Test
  void refusesOneThatClaimsMoreEntriesThanItHas() throws Exception {
    var whole = zip(HARMLESS);
    changeable(whole).putShort(whole.length - END + COUNT_AT, (short) 0xFFF0);
    changeable(whole).putShort(whole.length - END + COUNT_AT + 2, (short) 0xFFF0);
    assertThat(said(whole)).contains("no zip file that could be read");
    assertThat(said(withEntries(1L << 32))).contains("no zip file that could be read");
    assertThat(said(withEntries(-1))).contains("no zip file that could be read");
    assertThat(hash(withEntries(1))).startsWith("h1:");
  }

  /** In the form for large zips, whose end has room for 64 bits (APPNOTE.TXT, 4.3.14). */
  private static byte[] withEntries(long count) throws IOException {
    var whole = zip(HARMLESS);
    int end = whole.length - END;
    var old = changeable(whole);
    var made = new byte[whole.length + 56 + 20];
    var bytes = changeable(made);
    bytes.put(whole, 0, end);
    bytes.putInt(0x06064b50).putLong(44).putShort((short) 45).putShort((short) 45);
    bytes.putInt(0).putInt(0).putLong(count).putLong(count);
    bytes.putLong(old.getInt(end + 12)).putLong(old.getInt(end + 16));
    bytes.putInt(0x07064b50).putInt(0).putLong(end).putInt(1);
    bytes.put(whole, end, 8).putInt(-1).putInt(-1).putInt(-1).putShort((short) 0);
    return made;
  }

  @Test
  void refusesOneOfMoreFilesThanMemoryIsFor() throws Exception {
    var names = new String[300_000];
    Arrays.setAll(names, i -> PREFIX + i);
    assertThat(said(zip(names))).contains("300001 files");
  }

  /** Wherever a byte is another one, it is a module's zip or refused. */
  @Test
  void hasAnAnswerToEachChange() throws Exception {
    var random = new Random(20261130);
    var whole = zip(PREFIX + "d.go", PREFIX + "sub/e.go", PREFIX + "LICENSE");
    int refused = 0;
    for (int i = 0; i < 1500; i++) {
      var changed = whole.clone();
      for (int n = random.nextInt(3); n >= 0; n--) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt();
      }
      Files.write(zip, changed);
      refused +=
          CachedCopies.of(new ModuleCache(root), MODULE).copies().getFirst().hash().isEmpty()
              ? 1
              : 0;
    }
    assertThat(refused).isBetween(300, 1499);
    assertThat(ModuleZip.LARGEST).isGreaterThan(whole.length);
  }
}
