package dev.slipway.unit;

import java.util.List;
import java.util.Optional;

/**
 * One directive of a generated unit.
 *
 * @param section where it stands
 * @param values one line each
 * @param omitted why it is left out; then a comment says so in its place
 * @param remarks comments above it, one line each
 */
record UnitSetting(
    String section,
    String key,
    List<String> values,
    Optional<String> omitted,
    List<String> remarks) {

  UnitSetting {
    values = List.copyOf(values);
    remarks = List.copyOf(remarks);
  }

  static UnitSetting of(String section, String key, String... values) {
    return new UnitSetting(section, key, List.of(values), Optional.empty(), List.of());
  }

  /** The same directive left out; the first reason stays. */
  UnitSetting omittedBecause(String reason) {
    return omitted.isPresent()
        ? this
        : new UnitSetting(section, key, values, Optional.of(reason), remarks);
  }

  /** The same directive with comments above it. */
  UnitSetting remarked(List<String> comments) {
    return new UnitSetting(section, key, values, omitted, comments);
  }

  /** The same directive with the value a person wants, whatever spoke against Slipway's. */
  UnitSetting replacedBy(String value) {
    return new UnitSetting(section, key, List.of(value), Optional.empty(), List.of());
  }

  void render(StringBuilder unit) {
    remarks.forEach(remark -> unit.append("# ").append(remark).append('\n'));
    for (String value : values) {
      String line = key + "=" + value;
      unit.append(omitted.map(reason -> "# " + line + " is left out: " + reason).orElse(line));
      unit.append('\n');
    }
  }
}
