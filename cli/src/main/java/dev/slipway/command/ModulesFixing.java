package dev.slipway.command;

import dev.slipway.catalogue.Auto;
import dev.slipway.cli.Failure;
import dev.slipway.fact.ProjectModules;
import dev.slipway.module.ModuleRepair;
import dev.slipway.module.ModuleRepaired;
import dev.slipway.module.ModuleRepairs;
import dev.slipway.report.ModuleRepairsText;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * The repairs of {@code modules verify --fix}: shows the plan, does what is safe, asks for the
 * rest, and looks again until nothing is left that it can do.
 */
final class ModulesFixing {
  /** A repair may bring to light what it covered: vendor is compared with a zip that is whole. */
  private static final int ROUNDS = 4;

  private final Invocation invocation;
  private final Path directory;
  private final Set<ModuleRepair> tried = new HashSet<>();
  private boolean unanswered;

  ModulesFixing(Invocation invocation, Path directory) {
    this.invocation = invocation;
    this.directory = directory;
  }

  /** Repairs; returns what the last look saw. */
  ProjectModules run(Callable<ProjectModules> look) throws Exception {
    for (int round = 1; ; round++) {
      var modules = look.call();
      var repairs = new ModuleRepairs(directory, invocation.console().environment(), modules);
      var plan = repairs.plan().stream().filter(repair -> !tried.contains(repair)).toList();
      if (plan.isEmpty() || round > ROUNDS) {
        return modules;
      }
      var results = carryOut(repairs, plan);
      ModuleRepairsText.results(results, invocation.style()).forEach(shown()::println);
      if (results.stream().noneMatch(ModuleRepaired::isDone)) {
        return modules;
      }
    }
  }

  /** Whether something would have been asked and nobody could answer. */
  boolean isUnanswered() {
    return unanswered;
  }

  private List<ModuleRepaired> carryOut(ModuleRepairs repairs, List<ModuleRepair> plan)
      throws Failure, InterruptedException {
    ModuleRepairsText.plan(plan, invocation.style()).forEach(shown()::println);
    shown().flush();
    tried.addAll(plan);
    var results = new ArrayList<ModuleRepaired>();
    for (var repair : with(plan, Auto.SAFE)) {
      results.add(repairs.apply(repair));
    }
    var asked = with(plan, Auto.ASK);
    if (asked.isEmpty()) {
      return results;
    }
    if (agrees(asked)) {
      for (var repair : asked) {
        results.add(repairs.apply(repair));
      }
    } else {
      var why = unanswered ? "nobody could be asked: say --yes to agree" : "not wanted";
      asked.forEach(repair -> results.add(new ModuleRepaired(repair, false, why)));
    }
    return results;
  }

  private static List<ModuleRepair> with(List<ModuleRepair> plan, Auto auto) {
    return plan.stream().filter(repair -> repair.auto() == auto).toList();
  }

  private boolean agrees(List<ModuleRepair> asked) throws Failure {
    if (!invocation.yes() && !invocation.console().terminal()) {
      unanswered = true;
      return false;
    }
    return invocation.confirm("Do the " + asked.size() + " that need a yes?");
  }

  /** A report for a program is all that standard output gets. */
  private PrintStream shown() {
    return invocation.format().equals("text") ? invocation.out() : invocation.err();
  }
}
