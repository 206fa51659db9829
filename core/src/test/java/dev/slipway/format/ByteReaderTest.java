package dev.slipway.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ByteReaderTest {
  @Test
  void findsBytesAcrossThePiecesItReads() {
    var bytes = new byte[200_000];
    var wanted = new byte[] {1, 2, 3};
    for (int at : new int[] {0, 65_534, 65_535, 65_536, 131_071, bytes.length - 3}) {
      System.arraycopy(wanted, 0, bytes, at, 3);
      assertThat(ByteReader.of(bytes).indexOf(wanted, 0)).isEqualTo(at);
      assertThat(ByteReader.of(bytes).indexOf(wanted, at + 1L)).isEqualTo(-1);
      Arrays.fill(bytes, (byte) 0);
    }
    assertThat(ByteReader.of(new byte[2]).indexOf(wanted, 0)).isEqualTo(-1);
  }
}
