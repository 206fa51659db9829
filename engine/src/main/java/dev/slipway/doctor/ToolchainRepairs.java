package dev.slipway.doctor;

import dev.slipway.doctor.RepairPlan.Item;
import dev.slipway.finding.Repair;
import dev.slipway.format.module.GoRelease;
import dev.slipway.toolchain.ToolchainCure;
import dev.slipway.toolchain.ToolchainException;
import java.util.ArrayList;
import java.util.List;

/** Repairs of the Go of this computer. */
final class ToolchainRepairs {
  private final ToolchainCure cure;

  ToolchainRepairs(ToolchainCure cure) {
    this.cure = cure;
  }

  /** Says for each which release it is, and leaves those that cannot be had. */
  RepairPlan.Promised promised(RepairPlan plan) throws InterruptedException {
    var kept = new ArrayList<Item>();
    var left = new ArrayList<Repaired>();
    for (var item : plan.items()) {
      if (item.repair() instanceof Repair.InstallGo(var asked)) {
        try {
          var release = cure.promise(GoRelease.of(asked));
          var exact = new Repair.InstallGo(release.name());
          kept.add(new Item(item.finding(), exact, item.auto()));
        } catch (ToolchainException notToBeHad) {
          left.add(Repaired.failed(item, notToBeHad));
        }
      } else {
        kept.add(item);
      }
    }
    return new RepairPlan.Promised(new RepairPlan(kept), left);
  }

  /** Does those of them that are of Go. */
  List<Repaired> apply(List<Item> items) throws InterruptedException {
    var done = new ArrayList<Repaired>();
    for (var item : items) {
      if (item.repair() instanceof Repair.InstallGo(var release)) {
        try {
          cure.apply(new GoRelease(release));
          done.add(new Repaired(item, true, ""));
        } catch (ToolchainException failed) {
          done.add(Repaired.failed(item, failed));
        }
      }
    }
    return done;
  }
}
