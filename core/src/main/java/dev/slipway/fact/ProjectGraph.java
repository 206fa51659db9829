package dev.slipway.fact;

import dev.slipway.fact.ProjectModules.GoSetting;
import dev.slipway.format.gomod.GoMod;
import dev.slipway.format.gomod.GoMod.Replace;
import dev.slipway.format.gomod.GoWork;
import dev.slipway.format.module.ModuleVersion;
import dev.slipway.graph.ModuleGraph;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The module graph of a project, and what one computer knows about the modules that it chose. All
 * is from files; what is not in the module cache is not known.
 *
 * @param graph the graph
 * @param newest of each chosen module the newest version in the cache
 * @param replaces those in the {@code go.mod} of chosen modules, which Go does not follow
 * @param successors module paths in the cache for versions that are marked {@code +incompatible}
 * @param commits what the cache knows of the commits of chosen pseudo-versions
 * @param workspace the {@code go.work} that is in force here
 * @param submodules of git that are not there although a build reads from them
 * @param toolchain the Go that was found on this computer
 * @param disclosure to whom the go command tells the names of modules here
 */
public record ProjectGraph(
    ModuleGraph graph,
    List<Newest> newest,
    List<ForeignReplace> replaces,
    List<Successor> successors,
    List<Commit> commits,
    Optional<Workspace> workspace,
    List<Submodule> submodules,
    Optional<Toolchain> toolchain,
    Disclosure disclosure) {

  /** Copies the lists. */
  public ProjectGraph {
    newest = List.copyOf(newest);
    replaces = List.copyOf(replaces);
    successors = List.copyOf(successors);
    commits = List.copyOf(commits);
    submodules = List.copyOf(submodules);
  }

  /**
   * The newest version of a module that the cache has a {@code go.mod} of, releases before others
   * as Go asks for them; it is the one whose {@code retract} and deprecation count.
   */
  public record Newest(ModuleVersion module, GoMod goMod) {}

  /**
   * A {@code replace} of a dependency.
   *
   * @param owner in whose {@code go.mod} it stands
   */
  public record ForeignReplace(ModuleVersion owner, Replace line) {}

  /**
   * A module path that has the major version of one marked {@code +incompatible}.
   *
   * @param path {@code example.com/m/v2}
   */
  public record Successor(ModuleVersion module, String path) {}

  /**
   * The commit of a pseudo-version, as the cache has it from who served the module.
   *
   * @param file the {@code .info} it stands in
   * @param time when it was made
   * @param hash its whole hash; empty when the file does not have it
   */
  public record Commit(ModuleVersion module, String file, Instant time, String hash) {}

  /**
   * A workspace.
   *
   * @param file where it lies
   * @param work what is in it; empty when Go refuses to read it
   * @param problem why it does; empty when it does not
   * @param uses its modules
   */
  public record Workspace(String file, Optional<GoWork> work, String problem, List<Used> uses) {
    /** Copies the list. */
    public Workspace {
      uses = List.copyOf(uses);
    }
  }

  /**
   * A module of a workspace.
   *
   * @param line of {@code go.work}
   * @param directory as it is written there
   * @param path of the module; empty when no {@code go.mod} could be read there
   * @param isProject whether it is the project itself
   * @param isReplacement whether the project's {@code go.mod} replaces the module with this very
   *     directory, so that a build without the workspace compiles the same
   */
  public record Used(
      int line, String directory, String path, boolean isProject, boolean isReplacement) {}

  /**
   * The Go that is found first.
   *
   * @param version {@code go1.26.3}
   * @param choice the setting GOTOOLCHAIN, when there is one
   */
  public record Toolchain(String version, Optional<GoSetting> choice) {}

  /**
   * A submodule of git without a file in it.
   *
   * @param owner path of the module whose repository has it; empty for the project's own
   * @param file where it is named, with the line: {@code .gitmodules:2}
   * @param path from the root of that repository
   * @param uses what a build reads below it
   */
  public record Submodule(String owner, String file, String path, List<Use> uses) {
    /** Copies the list. */
    public Submodule {
      uses = List.copyOf(uses);
    }

    /**
     * Something that a build reads.
     *
     * @param source which file says so, with the line
     * @param words {@code go:embed third/data}
     * @param isCertain whether every build does so, not only one with cgo or on some system
     */
    public record Use(String source, String words, boolean isCertain) {}
  }

  /**
   * To whom the go command tells which modules are wanted.
   *
   * @param proxy the host of the module proxy that Go comes with, where it is asked first; empty
   *     where GOPROXY begins with another, which may be the company's, {@code direct} or {@code
   *     off}
   * @param notToProxies patterns of GONOPROXY, which GOPRIVATE stands in for
   * @param database the name of the checksum database; {@code off} for none
   * @param notToDatabase patterns of GONOSUMDB, which GOPRIVATE stands in for
   * @param known paths that go.mod requires whose record of the database is here: no secret
   * @param signs that modules are private
   */
  public record Disclosure(
      Optional<String> proxy,
      String notToProxies,
      String database,
      String notToDatabase,
      List<String> known,
      List<PrivateSign> signs) {
    /** Copies the lists. */
    public Disclosure {
      known = List.copyOf(known);
      signs = List.copyOf(signs);
    }
  }

  /**
   * A sign that modules are private: this computer has a password or a key for where they are.
   *
   * @param prefix a host, or a host and the first elements after it
   * @param source the file that says so
   * @param words what it says, without a password
   */
  public record PrivateSign(String prefix, String source, String words) {}
}
