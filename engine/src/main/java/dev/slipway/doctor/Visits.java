package dev.slipway.doctor;

import dev.slipway.fact.Questions;
import dev.slipway.fact.ServerFacts;
import dev.slipway.fact.ServiceManager;
import dev.slipway.gather.Gather;
import dev.slipway.model.ServerName;
import dev.slipway.remote.RemoteException;
import dev.slipway.remote.Remotes;
import dev.slipway.script.Privilege;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Goes to servers, all at once, and asks each for its facts. Closing it ends all connections. */
public final class Visits implements AutoCloseable {
  private final List<Visit> visits;

  private Visits(List<Visit> visits) {
    this.visits = List.copyOf(visits);
  }

  /** A look under way. */
  public static final class Pending {
    private final ExecutorService threads;
    private final List<Future<Visit>> visits;

    private Pending(ExecutorService threads, List<Future<Visit>> visits) {
      this.threads = threads;
      this.visits = visits;
    }

    /**
     * Waits for every server, in the order they were named.
     *
     * @throws RemoteException.BadConfiguration when the user's own SSH configuration is at fault
     */
    public Visits await() throws InterruptedException, RemoteException {
      var done = new ArrayList<Visit>();
      try {
        for (var visit : visits) {
          done.add(visit.get());
        }
        return new Visits(done);
      } catch (ExecutionException failed) {
        new Visits(done).close();
        if (failed.getCause() instanceof RemoteException.BadConfiguration wrong) {
          throw wrong;
        }
        throw new IllegalStateException(failed.getCause());
      } finally {
        threads.shutdown();
      }
    }
  }

  /**
   * Sets out to these servers.
   *
   * @param remotes how they are reached
   * @param gather what is asked
   */
  public static Pending start(
      Remotes remotes, Gather gather, Questions questions, List<ServerName> servers) {
    // A virtual thread that waits for a socket starts a poller, which costs 300 ms at exit: one
    // server is not worth it.
    var threads =
        servers.size() == 1
            ? Executors.newSingleThreadExecutor()
            : Executors.newVirtualThreadPerTaskExecutor();
    var visits = new ArrayList<Future<Visit>>();
    for (var server : servers) {
      Callable<Visit> visit = () -> visit(remotes, gather, questions, server);
      visits.add(threads.submit(visit));
    }
    return new Pending(threads, visits);
  }

  private static Visit visit(Remotes remotes, Gather gather, Questions questions, ServerName server)
      throws RemoteException.BadConfiguration {
    try {
      var remote = remotes.open(server);
      try {
        var facts = gather.from(remote, questions, Privilege.ROOT);
        var unfit = unfit(facts);
        if (unfit.isPresent()) {
          remote.close();
          return new Visit.Unreached(server, unfit.get());
        }
        return new Visit.Reached(remote, facts);
      } catch (RemoteException lost) {
        remote.close();
        throw lost;
      }
    } catch (RemoteException.BadConfiguration wrong) {
      throw wrong;
    } catch (RemoteException why) {
      return new Visit.Unreached(server, String.valueOf(why.getMessage()));
    }
  }

  /** Why nothing can be deployed to a server; empty when its process 1 is systemd or unknown. */
  private static Optional<String> unfit(ServerFacts facts) {
    return facts
        .get(ServiceManager.class)
        .found()
        .filter(manager -> !manager.isSystemd())
        .map(
            manager ->
                "process 1 of "
                    + facts.server()
                    + " is \""
                    + manager.process()
                    + "\", not systemd. Slipway deploys to Linux servers booted with systemd");
  }

  /** What came of each, in the order the servers were named. */
  public List<Visit> all() {
    return visits;
  }

  @Override
  public void close() {
    for (var visit : visits) {
      if (visit instanceof Visit.Reached(var remote, var facts)) {
        remote.close();
      }
    }
  }
}
