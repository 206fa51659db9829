package dev.slipway.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.Shell;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
  @TempDir Path directory;

  private Shell.Result explain(String input, String... args) {
    var words = new String[args.length + 1];
    words[0] = "explain";
    System.arraycopy(args, 0, words, 1, args.length);
    return new Shell(directory).withInput(input).run(words);
  }

  @Test
  void printsThePageOfAnIdInAnyCase() {
    var result = explain("", "unit-08");
    assertThat(result.exit()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .startsWith("UNIT-08  Unit has a key that this systemd does not know\n")
        .contains("\nWHAT\n", "\nWHY IT MATTERS\n", "\nHOW TO FIX\n", "\nSOURCE\n")
        .doesNotContain("```", "**");
    assertThat(result.out().lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
  }

  @Test
  void keepsTheLinesOfCodeAsTheyAre() {
    assertThat(explain("", "UNIT-22").out())
        .contains("\n    StartLimitIntervalSec=300\n    StartLimitBurst=10\n");
  }

  @Test
  void saysThatThereIsNoSuchPage() {
    var result = explain("", "UNIT-99");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("there is no page UNIT-99");
  }

  @Test
  void findsThePageOfAPastedTextAndNamesTheOthersThatFit() {
    var result = explain("", "listen tcp :80: bind: permission denied");
    assertThat(result.exit()).isZero();
    assertThat(result.out())
        .startsWith("NETWORK-02  ")
        .contains("seen in line 1: listen tcp :80: bind: permission denied")
        .contains("OTHER PAGES THAT FIT", "  SECURITY-02  ", "slipway explain SECURITY-02");
  }

  @Test
  void takesAPastedTextWithoutQuotesToo() {
    assertThat(explain("", "bind:", "address", "already", "in", "use").out())
        .startsWith("NETWORK-01  ");
  }

  @Test
  void readsALogFromStandardInputWhateverBytesAreInIt() {
    var log =
        "GET / 200\n".repeat(700)
            + "\u001b[0;1;31mNov 25 07:12:04 web1 hello[109]: listen tcp :22: bind: address already"
            + " in use\u001b[0m\n"
            + "hello.service: Scheduled restart job, restart counter is at 5.\n";
    var bytes = log.getBytes(StandardCharsets.UTF_8);
    bytes[3] = (byte) 0xff;
    bytes[40] = 0;
    var result = new Shell(directory).withInput(bytes).run("explain", "-");
    assertThat(result.exit()).isZero();
    assertThat(result.out()).startsWith("NETWORK-01  ").contains("seen in line 701: ");
  }

  @Test
  void saysWhenNothingFits() {
    var result = explain("all is well\n", "-");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.out()).startsWith("no page of the catalogue fits the log");
    assertThat(explain("", "-").exit()).isEqualTo(1);
    assertThat(explain("all is well\n", "-", "--format", "json").out())
        .contains("\"schema\" : \"slipway/explain/1\"", "\"candidates\" : [ ]");
  }

  @Test
  void needsSomethingToExplain() {
    var result = explain("");
    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err()).contains("slipway explain UNIT-08");
  }
}
