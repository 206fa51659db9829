package dev.slipway.plan;

import dev.slipway.model.ReleaseId;
import dev.slipway.model.ServiceName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is to be done on one server. What it prints is what runs. */
public sealed interface Plan {

  /** The service it is about. */
  ServiceName service();

  /** The steps in order. */
  List<Step> steps();

  /**
   * A change.
   *
   * @param release the release that will run
   * @param previous the release that comes back if it does not stay; empty when what is there is
   *     none of ours
   * @param fresh whether this transaction brings the release; else it lay there already
   * @param abandons whether the release before counts as rolled back once this one stays
   * @param record the release's hashes and settings
   * @param before what is expected of what comes back
   * @param token the fencing token it was planned at
   * @param adoption what becomes of a unit that is none of ours
   * @param deadline when, counted from arming, the guard goes back by itself
   */
  record Change(
      ServiceName service,
      ReleaseId release,
      Optional<ReleaseId> previous,
      boolean fresh,
      boolean abandons,
      ReleaseRecord record,
      Before before,
      long token,
      Adoption adoption,
      Duration deadline,
      List<Step> steps)
      implements Plan {
    /** Copies the steps. */
    public Change {
      steps = List.copyOf(steps);
    }

    /** The step of this kind, when it is planned. */
    public <T extends Step> Optional<T> step(Class<T> kind) {
      return steps.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }
  }

  /**
   * The release runs already; it is looked at and nothing else.
   *
   * @param because why nothing has to be done
   */
  record NothingToDo(
      ServiceName service,
      ReleaseId release,
      ReleaseRecord record,
      String because,
      List<Step> steps)
      implements Plan {
    /** Copies the steps. */
    public NothingToDo {
      steps = List.copyOf(steps);
    }
  }

  /**
   * An unfinished transaction ends first; then it is planned anew.
   *
   * @param held the lease, when whoever began it is still at work
   */
  record ClearUpFirst(ServiceName service, Unfinished unfinished, Optional<Lease> held)
      implements Plan {
    @Override
    public List<Step> steps() {
      return List.of(new Step.ClearUp(unfinished, held.isPresent()));
    }
  }

  /** The service is taken away; there is no way back. */
  record Remove(ServiceName service, List<Step> steps) implements Plan {
    /** Copies the steps. */
    public Remove {
      steps = List.copyOf(steps);
    }
  }

  /** Something is in the way. */
  record Refused(ServiceName service, List<Obstacle> obstacles) implements Plan {
    /** Copies the list. */
    public Refused {
      obstacles = List.copyOf(obstacles);
    }

    @Override
    public List<Step> steps() {
      return List.of();
    }
  }

  /**
   * What ran before the change, and so what a restore has to bring back.
   *
   * @param active whether the service ran
   * @param executable the file its process was started from; empty when none ran
   * @param settings how it is proved; empty when it was no release of ours
   */
  record Before(boolean active, Optional<String> executable, Optional<ReleaseSettings> settings) {}
}
