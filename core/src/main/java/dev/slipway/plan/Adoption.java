package dev.slipway.plan;

/** What becomes of a unit that was there and is none of Slipway's. */
public enum Adoption {
  /** A release of ours stayed here before: what it replaced is noted already. */
  NOTED,
  /** There is nothing of that name. */
  NOTHING,
  /** It is kept, for the day the service is taken away. */
  KEPT;

  static Adoption of(ServiceState state, boolean previous) {
    if (state.isOurs() || previous) {
      return NOTED;
    }
    return state.unit().exists() ? KEPT : NOTHING;
  }
}
