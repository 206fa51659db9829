package dev.slipway.module;

/**
 * What came of one repair.
 *
 * @param isDone whether all of it was done
 * @param said why not, or what is left to do; often empty
 */
public record ModuleRepaired(ModuleRepair repair, boolean isDone, String said) {}
