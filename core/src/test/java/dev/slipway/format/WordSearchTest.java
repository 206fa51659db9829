package dev.slipway.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WordSearchTest {
  private static List<String> found(List<String> words, String in) {
    var found = new ArrayList<String>();
    WordSearch.of(words.stream().map(word -> word.getBytes(ISO_8859_1)).toList())
        .in(
            ByteReader.of(in.getBytes(ISO_8859_1)),
            (word, position) -> found.add(position + " " + words.get(word)));
    return found;
  }

  @Test
  void findsWordsAtBothEndsAndInEachOther() {
    assertThat(found(List.of("AKIA", "KIAB", "AKIAB", "xx"), "AKIABxxx"))
        .containsExactlyInAnyOrder("0 AKIA", "0 AKIAB", "1 KIAB", "5 xx", "6 xx");
  }

  @Test
  void findsNothingWhereNothingIs() {
    assertThat(found(List.of("word"), "")).isEmpty();
    assertThat(found(List.of("word"), "wor")).isEmpty();
    assertThat(found(List.of("word"), "wor word".substring(0, 7))).isEmpty();
  }

  @Test
  void findsWhatASimpleSearchFindsAlsoAcrossPieces() {
    var random = new Random(5);
    for (int round = 0; round < 40; round++) {
      int letters = 2 + random.nextInt(4);
      var words = new ArrayList<String>();
      for (int i = 0; i < 1 + random.nextInt(6); i++) {
        words.add(text(random, 2 + random.nextInt(12), letters));
      }
      var in = text(random, (1 << 16) - 8 + random.nextInt(1 << 16), letters);
      var expected = new ArrayList<String>();
      for (var word : words) {
        for (int at = in.indexOf(word); at >= 0; at = in.indexOf(word, at + 1)) {
          expected.add(at + " " + word);
        }
      }
      assertThat(found(words, in)).as("%s", words).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  private static String text(Random random, int length, int letters) {
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) ('\u00fd' + random.nextInt(letters) % 3 - random.nextInt(letters)));
    }
    return text.toString();
  }

  @Test
  void refusesWordsOfOneByte() {
    assertThatThrownBy(() -> found(List.of("a"), "a")).isInstanceOf(IllegalArgumentException.class);
  }
}
