package dev.slipway.report;

import dev.slipway.report.html.JteinspectGenerated;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.List;

/** Executables as one file of HTML that needs nothing else and runs no script. */
public final class InspectedHtml {
  private InspectedHtml() {}

  /** The HTML text. */
  public static String text(List<Inspected> binaries) {
    var text = new StringOutput();
    JteinspectGenerated.render(
        new OwaspHtmlTemplateOutput(text), null, binaries.stream().map(InspectedPage::of).toList());
    return text.toString();
  }
}
