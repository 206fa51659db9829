package dev.slipway.transaction;

import dev.slipway.model.ServiceName;
import dev.slipway.plan.EnvironmentFile;
import dev.slipway.plan.Forced;
import dev.slipway.plan.Plan;
import dev.slipway.plan.ReleaseContent;
import dev.slipway.plan.ReleaseRecord;
import dev.slipway.plan.ServiceState;
import dev.slipway.plan.Step;
import dev.slipway.plan.Unfinished;
import dev.slipway.script.Script;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Compiles what is to be done into one script: the fixed files of this package, and data as quoted
 * variables. The executable, the unit and the environment files follow as framed input.
 */
final class TransactionScript {

  /** Longer than a dead peer is looked for, so that a client is not given up for a hiccup. */
  private static final Duration SILENCE = Duration.ofSeconds(15);

  private final Script.Builder script = Script.builder().surviving();
  private final ServiceName service;

  private TransactionScript(ServiceName service, String attempt, String owner) {
    this.service = service;
    script.set("service", service.text());
    script.set("attempt", attempt);
    script.set("owner", owner);
    script.set("silence_seconds", String.valueOf(SILENCE.toSeconds()));
    script.set("guard_text", ScriptFiles.GUARD);
    script.set("boot_guard_text", ScriptFiles.BOOT_GUARD);
    script.set("stop_after", "");
    script.text("eval \"$guard_text\"");
    script.text(ScriptFiles.LEASE);
  }

  /**
   * The script of a change.
   *
   * @param content what is sent; empty when the release lies there
   * @param forced findings that it goes on in spite of
   * @param stopAfter the step after which the server waits for a test; empty in earnest
   */
  static Script change(
      Plan.Change plan,
      Optional<ReleaseContent> content,
      List<Forced> forced,
      String attempt,
      String owner,
      String stopAfter) {
    var script = new TransactionScript(plan.service(), attempt, owner);
    script.set("expected_token", String.valueOf(plan.token()));
    script.set("new", plan.release().text());
    script.set("old", plan.previous().map(Object::toString).orElse(""));
    script.set("kind", plan.fresh() ? "fresh" : "known");
    script.set("abandons", plan.abandons() ? "yes" : "");
    script.set(
        "adopts",
        switch (plan.adoption()) {
          case NOTED -> "";
          case NOTHING -> "no";
          case KEPT -> "yes";
        });
    script.set("steps", steps(plan));
    script.files(plan, content);
    script.set("release_record", RecordJson.write(plan.record()));
    script.set("user_to_make", plan.step(Step.MakeUser.class).map(Step.MakeUser::user).orElse(""));
    script.set("deadline_seconds", String.valueOf(plan.deadline().toSeconds()));
    script.set("restart_seconds", String.valueOf(plan.deadline().toSeconds()));
    script.set(
        "releases_to_remove",
        plan.step(Step.CleanUp.class).stream()
            .flatMap(step -> step.releases().stream())
            .map(Object::toString)
            .collect(Collectors.joining(" ")));
    script.set(
        "forced",
        forced.stream()
            .map(finding -> finding.id() + " " + finding.reason() + "\n")
            .collect(Collectors.joining()));
    script.set("stop_after", stopAfter);
    script.expectNew(plan.release().text(), plan.record());
    script.expectOld(plan.before());
    return script.with(
        ScriptFiles.ASK,
        ScriptFiles.LOOK,
        ScriptFiles.STEPS,
        ScriptFiles.WATCH,
        ScriptFiles.DEPLOY);
  }

  /** The script that judges and ends what is armed. */
  static Script resume(
      ServiceName service,
      Unfinished unfinished,
      Optional<ReleaseRecord> record,
      Plan.Before before,
      String attempt,
      String owner,
      Duration deadline) {
    var script = new TransactionScript(service, attempt, owner);
    script.set("expected_token", "any");
    script.set("new", unfinished.release().text());
    script.set("old", unfinished.previous().map(Object::toString).orElse(""));
    script.set("kind", "known");
    script.set("abandons", "");
    script.set("deadline_seconds", String.valueOf(deadline.toSeconds()));
    script.set("restart_seconds", String.valueOf(deadline.toSeconds()));
    script.set("release_record", record.map(RecordJson::write).orElse(""));
    ExpectationVariables.set(
        script.script,
        "new",
        service,
        Optional.of(executable(service, unfinished.release().text())),
        record.map(ReleaseRecord::settings));
    script.expectOld(before);
    return script.with(
        ScriptFiles.ASK,
        ScriptFiles.LOOK,
        ScriptFiles.STEPS,
        ScriptFiles.WATCH,
        ScriptFiles.RESUME);
  }

  /** The script that looks at a release that runs. */
  static Script prove(Plan.NothingToDo plan, String attempt, String owner) {
    var script = new TransactionScript(plan.service(), attempt, owner);
    script.set("new", plan.release().text());
    script.set("release_record", RecordJson.write(plan.record()));
    script.expectNew(plan.release().text(), plan.record());
    return script.with(ScriptFiles.ASK, ScriptFiles.LOOK, ScriptFiles.WATCH, ScriptFiles.PROVE);
  }

  /** The script that restores what an unfinished transaction left. */
  static Script clearUp(ServiceName service, String attempt, String owner) {
    var script = new TransactionScript(service, attempt, owner);
    script.set("expected_token", "any");
    return script.with(ScriptFiles.STEPS, ScriptFiles.CLEAR_UP);
  }

  /** The script that takes the service away. */
  static Script remove(ServiceState state, Plan.Remove plan, String attempt, String owner) {
    var script = new TransactionScript(state.service(), attempt, owner);
    script.set("expected_token", String.valueOf(state.plannedAt()));
    script.set("steps", steps(plan));
    script.set(
        "env_gone",
        state.releases().stream()
            .flatMap(known -> known.record().stream())
            .flatMap(record -> record.environment().keySet().stream())
            .distinct()
            .collect(Collectors.joining(" ")));
    return script.with(ScriptFiles.STEPS, ScriptFiles.REMOVE);
  }

  /** The script that reads the state. */
  static String state(ServiceName service, List<String> users) {
    return Script.builder()
        .set("service", service.text())
        .set("users", String.join(" ", users))
        .text(ScriptFiles.PATHS)
        .text(ScriptFiles.LEASE)
        .text(ScriptFiles.STATE)
        .text("state_of_service")
        .build()
        .body();
  }

  private static String steps(Plan plan) {
    return plan.steps().stream().map(Step::id).collect(Collectors.joining(" "));
  }

  private void files(Plan.Change plan, Optional<ReleaseContent> content) {
    var names = plan.record().environment().keySet();
    set("env_names", String.join(" ", names));
    set(
        "env_gone",
        plan.step(Step.WriteEnvironment.class).stream()
            .flatMap(step -> step.gone().stream())
            .collect(Collectors.joining(" ")));
    set("executable_sha256", plan.record().executable().hex());
    set("executable_size", String.valueOf(plan.record().size()));
    set(
        "executable_from",
        plan.step(Step.Upload.class).flatMap(Step.Upload::from).map(Object::toString).orElse(""));
    content.ifPresent(
        sent -> {
          set("unit_size", size(sent.unit()));
          int index = 1;
          for (var name : names) {
            set("env_size_" + index++, size(environment(sent, name).content().reveal()));
          }
        });
  }

  /** The file of this name; the record was made from the content, so it is there. */
  static EnvironmentFile environment(ReleaseContent content, String name) {
    return content.environment().stream()
        .filter(file -> file.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String size(String text) {
    return String.valueOf(text.getBytes(StandardCharsets.UTF_8).length);
  }

  private void expectNew(String release, ReleaseRecord record) {
    ExpectationVariables.set(
        script,
        "new",
        service,
        Optional.of(executable(service, release)),
        Optional.of(record.settings()));
  }

  private void expectOld(Plan.Before before) {
    ExpectationVariables.set(script, "old", service, before.executable(), before.settings());
  }

  private static String executable(ServiceName service, String release) {
    return service.home() + "/releases/" + release + "/" + service.text();
  }

  private void set(String name, String value) {
    script.set(name, value);
  }

  private Script with(String... programs) {
    for (var program : programs) {
      script.text(program);
    }
    return script.build();
  }
}
