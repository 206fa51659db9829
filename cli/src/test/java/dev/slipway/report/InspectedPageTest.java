package dev.slipway.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.report.InspectedPage.Row;
import dev.slipway.report.InspectedPage.Tile;
import dev.slipway.report.html.JteinspectGenerated;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.List;
import org.junit.jupiter.api.Test;

class InspectedPageTest {
  private static final String EVIL = "\"><script>alert(1)</script>&";

  /** Names in an executable are whatever its maker wanted. */
  @Test
  void textOfTheExecutableIsText() {
    var rows = List.of(new Row(EVIL, EVIL, EVIL));
    var page =
        new InspectedPage(
            EVIL,
            rows,
            List.of(new Tile("0", "0", "1", "1", EVIL, EVIL, 1)),
            rows,
            rows,
            rows,
            rows,
            rows,
            rows,
            List.of(EVIL));
    var html = new StringOutput();

    JteinspectGenerated.render(new OwaspHtmlTemplateOutput(html), null, List.of(page));

    assertThat(html.toString())
        .startsWith("<!DOCTYPE html>")
        .doesNotContain("<script")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;");
  }
}
