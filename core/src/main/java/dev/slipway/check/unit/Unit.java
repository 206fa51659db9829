package dev.slipway.check.unit;

import dev.slipway.check.CheckedUnit;
import dev.slipway.check.Subject;

/** The name of the unit that a subject is about. */
final class Unit {
  private Unit() {}

  /** {@code hello.service}. */
  static String name(Subject subject) {
    return subject
        .unit()
        .found()
        .map(CheckedUnit::name)
        .or(() -> subject.declaration().map(declaration -> declaration.service().unit()))
        .orElse("SERVICE");
  }
}
