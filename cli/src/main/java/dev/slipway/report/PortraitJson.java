package dev.slipway.report;

import dev.slipway.executable.Hardening;
import dev.slipway.executable.Portrait;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an executable tells of itself, as parts of {@code slipway/inspect/1}. */
final class PortraitJson {
  private PortraitJson() {}

  private record Protection(String id, String name, String state, String detail, String change) {
    static Protection of(Hardening one) {
      return new Protection(one.id(), one.name(), one.state().word(), one.detail(), one.change());
    }
  }

  static Map<String, Object> of(Portrait portrait) {
    var json = new LinkedHashMap<String, Object>();
    json.put("hardening", portrait.hardening().stream().map(Protection::of).toList());
    return json;
  }
}
