package dev.slipway.transaction;

import dev.slipway.fact.Fact;
import dev.slipway.fact.Questions;
import dev.slipway.gather.Probe;
import dev.slipway.model.ServiceName;
import dev.slipway.plan.ServiceState;
import dev.slipway.script.ShellWord;
import java.util.List;

/**
 * The state of a service as one of the facts that {@code doctor} gathers, so that a deploy needs no
 * exec of its own to plan. The accounts asked for are those of {@link Questions#users}.
 */
public final class StateProbe implements Probe<ServiceState> {
  private final ServiceName service;

  /** The probe of this service's state. */
  public StateProbe(ServiceName service) {
    this.service = service;
  }

  @Override
  public Class<ServiceState> type() {
    return ServiceState.class;
  }

  /** In a shell of its own: its names must not meet those of other probes. */
  @Override
  public String script(Questions questions) {
    return "sh -c "
        + ShellWord.quote(TransactionScript.state(service, List.copyOf(questions.users())));
  }

  @Override
  public Fact<ServiceState> read(String output, int exit) {
    return StateReader.read(service, output);
  }
}
