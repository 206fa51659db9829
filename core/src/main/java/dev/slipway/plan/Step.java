package dev.slipway.plan;

import dev.slipway.model.ReleaseId;
import dev.slipway.model.ServiceName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One step of a transaction. It says what is there now, what will be, and how it is undone; the id
 * is the same in plan, progress, journal and report.
 */
public sealed interface Step {

  /** All that there is to say about it. */
  Description description();

  /**
   * A step in words.
   *
   * @param id short and stable: {@code upload}, {@code restart}
   * @param now what is there now
   * @param then what will be there
   * @param undo how it is taken back when the release does not stay
   */
  record Description(String id, String now, String then, String undo) {}

  /** Short and stable: {@code upload}, {@code restart}. */
  default String id() {
    return description().id();
  }

  /** The undo of every step between arming and confirming, whoever dies. */
  String BY_THE_GUARD = "the guard puts back what was there";

  /**
   * Restores what an unfinished transaction left, before anything is planned.
   *
   * @param alive whether whoever began it is still at work
   */
  record ClearUp(Unfinished unfinished, boolean alive) implements Step {
    @Override
    public Description description() {
      return alive ? underWay() : left();
    }

    private Description underWay() {
      return new Description(
          "clear-up",
          unfinished.owner() + " is bringing " + unfinished.release() + " in this moment",
          "nothing, unless it is waited for (--wait) or ends without an outcome",
          "nothing to undo");
    }

    private Description left() {
      return new Description(
          "clear-up",
          "a transaction of " + unfinished.owner() + " for " + unfinished.release() + " has no end",
          unfinished.previous().map(ReleaseId::text).orElse("what was there before")
              + " is restored",
          "none: this is the undo");
    }
  }

  /** Takes the lock. */
  record TakeLease(Optional<Lease> held) implements Step {
    @Override
    public Description description() {
      return new Description(
          "lease",
          held.map(lease -> "held by " + lease.owner()).orElse("free"),
          "held by this deploy",
          "freed when the deploy ends, however it ends");
    }
  }

  /**
   * Brings the release beside the others.
   *
   * @param from a release with the same executable, which then is not sent again
   */
  record Upload(ReleaseId release, long bytes, Optional<ReleaseId> from) implements Step {
    @Override
    public Description description() {
      return new Description(
          "upload",
          from.map(id -> "release " + id + " has the same executable").orElse("not on the server"),
          "release "
              + release
              + (from.isPresent() ? ", nothing sent" : ", " + bytes + " bytes, SHA-256 checked"),
          "removed when it never ran, else kept and marked bad");
    }
  }

  /** Saves what is there and arms the guard. */
  record Arm(Optional<ReleaseId> previous, long seconds) implements Step {
    @Override
    public Description description() {
      var back = previous.map(ReleaseId::text).orElse("what is there now");
      return new Description(
          "arm",
          "nothing would restore " + back,
          "the server restores " + back + " by itself after " + seconds + " s and at a reboot",
          "disarmed by confirm");
    }
  }

  /** Makes the account. */
  record MakeUser(String user) implements Step {
    @Override
    public Description description() {
      return new Description(
          "user",
          "no account " + user,
          "system account " + user + " without home and login",
          "removed, when it owns no file");
    }
  }

  /**
   * Writes environment files.
   *
   * @param found those files as they are now, in words
   * @param written those that are new or differ
   * @param gone those of the release before that this one does not have
   */
  record WriteEnvironment(
      ServiceName service, String found, List<String> written, List<String> gone) implements Step {
    /** Copies the lists. */
    public WriteEnvironment {
      written = List.copyOf(written);
      gone = List.copyOf(gone);
    }

    @Override
    public Description description() {
      var then = new ArrayList<String>();
      if (!written.isEmpty()) {
        then.add(String.join(", ", written) + " with mode 0600");
      }
      if (!gone.isEmpty()) {
        then.add("without " + String.join(", ", gone));
      }
      return new Description(
          "environment",
          service.environmentDirectory() + ": " + found,
          String.join("; ", then),
          BY_THE_GUARD);
    }
  }

  /**
   * Writes the unit.
   *
   * @param found what is there now, in words
   */
  record WriteUnit(ServiceName service, String found) implements Step {
    @Override
    public Description description() {
      return new Description("unit", found, service.unitPath() + " of this release", BY_THE_GUARD);
    }
  }

  /** Lets the service start at boot. */
  record Enable(ServiceName service) implements Step {
    @Override
    public Description description() {
      return new Description(
          "enable",
          service.unit() + " does not start at boot",
          service.unit() + " starts at boot",
          BY_THE_GUARD);
    }
  }

  /** Points {@code current} to the release by one rename. */
  record Switch(ServiceName service, Optional<String> from, ReleaseId to) implements Step {
    @Override
    public Description description() {
      return new Description(
          "switch",
          service.current() + from.map(target -> " → " + target).orElse(" is not there"),
          service.current() + " → releases/" + to,
          BY_THE_GUARD);
    }
  }

  /** Lets systemd read the changed unit. */
  record Reload(String because) implements Step {
    @Override
    public Description description() {
      return new Description(
          "reload", because, "systemd has read the unit", "read again after the unit is put back");
    }
  }

  /**
   * Starts the release.
   *
   * @param running what runs now, in words
   */
  record Restart(ReleaseId release, String running) implements Step {
    @Override
    public Description description() {
      return new Description(
          "restart",
          running,
          release + " runs",
          "what ran before is started again, or stopped when nothing ran");
    }
  }

  /**
   * Watches the release.
   *
   * @param question what it is asked, in words
   */
  record Watch(String question, long startSeconds, long watchSeconds) implements Step {
    @Override
    public Description description() {
      return new Description(
          "watch",
          "not proved",
          question
              + " within "
              + startSeconds
              + " s, then for "
              + watchSeconds
              + " s without a break",
          "the first failing sign restores what ran before");
    }
  }

  /** Disarms the guard: the release stays. */
  record Confirm(ReleaseId release) implements Step {
    @Override
    public Description description() {
      return new Description(
          "confirm", "the guard would go back", release + " stays", "slipway rollback");
    }
  }

  /** Removes releases beyond those to keep. */
  record CleanUp(List<ReleaseId> releases) implements Step {
    /** Copies the list. */
    public CleanUp {
      releases = List.copyOf(releases);
    }

    @Override
    public Description description() {
      return new Description(
          "clean-up",
          releases.size() + " more than are kept",
          "without " + String.join(", ", releases.stream().map(ReleaseId::text).toList()),
          "none");
    }
  }

  /** Looks at a release that runs already. */
  record Prove(ReleaseId release, String question) implements Step {
    @Override
    public Description description() {
      return new Description(
          "prove", release + " runs", "nothing changed; " + question, "nothing to undo");
    }
  }

  /** Brings back what the first deploy replaced. */
  record BringBack(ServiceName service, Adopted adopted) implements Step {
    @Override
    public Description description() {
      return new Description(
          "bring-back",
          "what deploy --adopt replaced is kept in " + service.stateDirectory() + "/adopted",
          adopted.fragment().orElse(service.unit())
              + " as it was: "
              + (adopted.enabled() ? "enabled, " : "not enabled, ")
              + (adopted.ran() ? "started" : "not started"),
          "slipway deploy --adopt replaces it again");
    }
  }

  /**
   * Takes a part of a service away for good.
   *
   * @param id {@code stop}, {@code unit}, …
   */
  record TakeAway(String id, String now, String then) implements Step {
    @Override
    public Description description() {
      return new Description(id, now, then, "none");
    }
  }
}
