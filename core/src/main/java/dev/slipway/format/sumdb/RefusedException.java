package dev.slipway.format.sumdb;

/** Ends a proof that cannot be had; becomes a {@link Verdict.Refused}. */
final class RefusedException extends Exception {

  private static final long serialVersionUID = 1;

  private final transient Refusal refusal;

  RefusedException(Refusal refusal) {
    super(refusal.toString());
    this.refusal = refusal;
  }

  Refusal refusal() {
    return refusal;
  }
}
