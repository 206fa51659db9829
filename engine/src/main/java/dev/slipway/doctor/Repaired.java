package dev.slipway.doctor;

import dev.slipway.plan.Lease;
import dev.slipway.toolchain.ToolchainException;
import java.util.Optional;

/**
 * What came of one repair.
 *
 * @param item the repair
 * @param isDone whether it was done
 * @param said why not, or what the server said
 * @param holder who was changing the server, when that is why not
 * @param failure why there is no Go, when that is why not
 */
public record Repaired(
    RepairPlan.Item item,
    boolean isDone,
    String said,
    Optional<Lease> holder,
    Optional<ToolchainException> failure) {

  /** Nobody was in the way. */
  public Repaired(RepairPlan.Item item, boolean isDone, String said) {
    this(item, isDone, said, Optional.empty(), Optional.empty());
  }

  /** Somebody was. */
  static Repaired busy(RepairPlan.Item item, String said, Lease holder) {
    return new Repaired(item, false, said, Optional.of(holder), Optional.empty());
  }

  /** There is no Go to be had, or none that works. */
  static Repaired failed(RepairPlan.Item item, ToolchainException why) {
    return new Repaired(
        item, false, String.valueOf(why.getMessage()), Optional.empty(), Optional.of(why));
  }
}
