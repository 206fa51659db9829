package dev.slipway.report;

import dev.slipway.executable.Ability;
import dev.slipway.executable.Hardening;
import dev.slipway.executable.Portrait;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an executable tells of itself, as parts of {@code slipway/inspect/1}. */
final class PortraitJson {
  private PortraitJson() {}

  private record Protection(String id, String name, String state, String detail, String change) {
    static Protection of(Hardening one) {
      return new Protection(one.id(), one.name(), one.state().word(), one.detail(), one.change());
    }
  }

  record Entry(String id, String area, String what, List<String> evidence) {
    static Entry of(Ability one) {
      return new Entry(one.id(), one.area().word(), one.what(), one.evidence());
    }
  }

  static Map<String, Object> of(Portrait portrait) {
    var json = new LinkedHashMap<String, Object>();
    json.put("legacyDefaults", portrait.legacy());
    portrait
        .abilities()
        .ifPresent(all -> json.put("abilities", all.stream().map(Entry::of).toList()));
    json.put("hardening", portrait.hardening().stream().map(Protection::of).toList());
    json.put("embedded", portrait.embedded());
    json.put("credentials", portrait.credentials());
    return json;
  }
}
