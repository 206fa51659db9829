package dev.slipway.doctor;

/**
 * What came of one repair.
 *
 * @param item the repair
 * @param isDone whether it was done
 * @param said why not, or what the server said
 */
public record Repaired(RepairPlan.Item item, boolean isDone, String said) {}
