package dev.slipway.doctor;

import dev.slipway.plan.Lease;
import java.util.Optional;

/**
 * What came of one repair.
 *
 * @param item the repair
 * @param isDone whether it was done
 * @param said why not, or what the server said
 * @param holder who was changing the server, when that is why not
 */
public record Repaired(RepairPlan.Item item, boolean isDone, String said, Optional<Lease> holder) {

  /** Nobody was in the way. */
  public Repaired(RepairPlan.Item item, boolean isDone, String said) {
    this(item, isDone, said, Optional.empty());
  }
}
