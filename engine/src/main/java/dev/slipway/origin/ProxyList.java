package dev.slipway.origin;

import dev.slipway.build.GoEnvironment;
import dev.slipway.fact.ProjectModules.GoSetting;
import dev.slipway.format.module.PrefixPatterns;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The list of {@code GOPROXY}, and which modules go past it.
 *
 * @param entries in their order; at least one
 * @param past modules that are fetched from their own servers ({@code GONOPROXY}, {@code
 *     GOPRIVATE})
 * @param origin where the list is set, in words
 */
record ProxyList(List<Entry> entries, PrefixPatterns past, String origin) {
  private static final String DIRECT = "direct";
  private static final String OFF = "off";
  private static final Pattern SEPARATOR = Pattern.compile("[,|]");

  /** Copies the list. */
  ProxyList {
    entries = List.copyOf(entries);
  }

  /**
   * One of the list.
   *
   * @param address {@code https://…} or {@code file:///…} without a slash at the end, {@code
   *     direct} or {@code off}
   * @param yieldsToAnyError whether the next is asked after any error ({@code |}), not only where
   *     this one has no such file ({@code ,})
   */
  record Entry(String address, boolean yieldsToAnyError) {
    boolean isDirect() {
      return address.equals(DIRECT);
    }

    boolean isOff() {
      return address.equals(OFF);
    }
  }

  /** What is set, from whatever place; without any the modules' own servers. */
  static ProxyList of(GoEnvironment settings) throws OriginException {
    var set = settings.setting("GOPROXY");
    var past =
        settings
            .setting("GONOPROXY")
            .or(() -> settings.setting("GOPRIVATE"))
            .map(GoSetting::value)
            .orElse("");
    return new ProxyList(
        entries(set.map(GoSetting::value).orElse(DIRECT)),
        PrefixPatterns.of(past),
        set.map(GoSetting::origin).orElse("no setting of GOPROXY"));
  }

  private static List<Entry> entries(String text) throws OriginException {
    var found = new ArrayList<Entry>();
    var separators = SEPARATOR.matcher(text);
    int from = 0;
    while (from <= text.length()) {
      boolean isLast = !separators.find();
      var word = text.substring(from, isLast ? text.length() : separators.start()).strip();
      boolean yields = !isLast && separators.group().equals("|");
      from = isLast ? text.length() + 1 : separators.end();
      if (!word.isEmpty()) {
        found.add(new Entry(address(word), yields));
        if (word.equals(DIRECT) || word.equals(OFF)) {
          break; // Go looks at none behind
        }
      }
    }
    if (found.isEmpty()) {
      throw new OriginException("GOPROXY names no proxy: set it to an address, or unset it");
    }
    return found;
  }

  private static String address(String word) {
    if (word.equals(DIRECT) || word.equals(OFF)) {
      return word;
    }
    var plain = word.replaceFirst("/+$", "");
    return plain.contains(":/") || plain.startsWith("/") ? plain : "https://" + plain;
  }

  /** Those that are asked about a module. */
  List<Entry> about(String module) {
    return past.matches(module) ? List.of(new Entry(DIRECT, false)) : entries;
  }
}
