package dev.slipway.command;

import dev.slipway.catalogue.Auto;
import dev.slipway.cli.Failure;
import dev.slipway.doctor.Examination;
import dev.slipway.doctor.RepairPlan;
import dev.slipway.doctor.Repaired;
import dev.slipway.finding.Finding;
import dev.slipway.finding.Repair;
import dev.slipway.report.RepairsText;
import dev.slipway.toolchain.ToolchainException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The repairs of {@code doctor --fix}: looks, shows the plan, does what is safe, asks for the rest,
 * and looks again until nothing is left that it can do. What is manual it never touches.
 */
final class Fixing {
  /** A repair may bring to light what it covered: a byte order mark before an {@code export}. */
  private static final int ROUNDS = 4;

  private final Invocation invocation;
  private final Function<List<Finding>, List<Finding>> only;
  private final Set<Repair> tried = new HashSet<>();
  private final List<Repaired> results = new ArrayList<>();
  private boolean unanswered;

  /**
   * @param only picks the findings that are looked at
   */
  Fixing(Invocation invocation, Function<List<Finding>, List<Finding>> only) {
    this.invocation = invocation;
    this.only = only;
  }

  /** Repairs; what the last look found is the caller's to report and to close. */
  Examination run(Examination.Request request) throws Exception {
    for (int round = 1; ; round++) {
      var examination = Look.at(invocation, request);
      try {
        var wanted = RepairPlan.of(only.apply(examination.findings()), tried);
        if (wanted.items().isEmpty() || round > ROUNDS) {
          return examination;
        }
        wanted.items().forEach(item -> tried.add(item.repair()));
        var promised = examination.promised(wanted);
        results.addAll(promised.left());
        if (promised.plan().items().isEmpty()) {
          return examination;
        }
        int before = results.size();
        carryOut(examination, promised.plan());
        if (results.stream().skip(before).noneMatch(Repaired::isDone)) {
          return examination;
        }
      } catch (Exception failed) {
        examination.close();
        throw failed;
      }
      examination.close();
    }
  }

  /** What was done and what not. */
  List<Repaired> results() {
    return List.copyOf(results);
  }

  /** Whether something would have been asked and nobody could answer. */
  boolean isUnanswered() {
    return unanswered;
  }

  /** Whether somebody else was changing a server. */
  boolean isBusy() {
    return results.stream().anyMatch(result -> result.holder().isPresent());
  }

  /** Why there is no Go that could have been installed; empty when none was wanted, or it was. */
  Optional<ToolchainException> failure() {
    return results.stream().flatMap(result -> result.failure().stream()).findFirst();
  }

  private void carryOut(Examination examination, RepairPlan plan)
      throws Failure, InterruptedException {
    if (!invocation.json()) {
      RepairsText.plan(plan, invocation.style()).forEach(invocation.out()::println);
      invocation.out().flush();
    }
    var items = new ArrayList<>(plan.with(Auto.SAFE));
    var asked = plan.with(Auto.ASK);
    if (!asked.isEmpty()) {
      if (agrees(asked)) {
        items.addAll(asked);
      } else {
        var why = unanswered ? "nobody could be asked: say --yes to agree" : "not wanted";
        asked.forEach(item -> results.add(new Repaired(item, false, why)));
      }
    }
    results.addAll(examination.repair(items, Transactions.owner(invocation.console())));
  }

  private boolean agrees(List<RepairPlan.Item> asked) throws Failure {
    if (!invocation.yes() && !invocation.console().terminal()) {
      unanswered = true;
      return false;
    }
    return invocation.confirm("Do the " + asked.size() + " that need a yes?");
  }
}
