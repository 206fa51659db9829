package dev.slipway.module;

import dev.slipway.build.GoEnvironment;
import dev.slipway.fact.ProjectModules;
import dev.slipway.fact.ProjectModules.Copy;
import dev.slipway.fact.ProjectModules.Form;
import dev.slipway.fact.ProjectModules.GoSetting;
import dev.slipway.fact.ProjectModules.Vendor;
import dev.slipway.format.FormatException;
import dev.slipway.format.gomod.GoMod;
import dev.slipway.format.gosum.GoSum;
import dev.slipway.format.gosum.TreeHash;
import dev.slipway.format.module.ModuleVersion;
import dev.slipway.model.Digest;
import dev.slipway.module.VendorLook.Content;
import dev.slipway.project.InvalidFile;
import dev.slipway.remote.Remote;
import dev.slipway.remote.RemoteException;
import dev.slipway.script.Conversation;
import dev.slipway.script.Frame;
import dev.slipway.script.Privilege;
import dev.slipway.script.ProgramText;
import dev.slipway.script.Script;
import dev.slipway.script.Scripts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Looks at what a project on a server builds from, in one exec: the server hashes files, the {@code
 * h1} of each module is computed here. Zips are not looked at, as nothing there can open them; what
 * is compiled is the directories. What is vendored there is compared with the zips here.
 */
public final class ServerModules {
  /** A gigabyte of modules on a slow disk says nothing for a while. */
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private static final String PROGRAM = ProgramText.of(ServerModules.class, "verify.sh");
  private static final int HASH = 64;

  private final Scripts scripts;
  private final ModuleCache here;

  /**
   * Looks through these scripts.
   *
   * @param environment of this process
   * @throws InvalidFile when it does not say where this computer keeps modules
   */
  public ServerModules(Scripts scripts, Map<String, String> environment) throws InvalidFile {
    this.scripts = scripts;
    this.here = ModulesLook.cache(GoEnvironment.of(environment));
  }

  /**
   * Looks.
   *
   * @param project the directory of its {@code go.mod} there
   * @throws InvalidFile when there is no {@code go.mod}, or it or {@code go.sum} cannot be read as
   *     Go reads them
   */
  public ProjectModules look(Remote remote, String project) throws RemoteException, InvalidFile {
    var script = Script.builder().set("project", project).text(PROGRAM).build();
    try (var conversation = scripts.start(remote, script, Privilege.LOGIN)) {
      var where = remote.server() + ":" + project + "/";
      var goMod = frame(conversation);
      if (!goMod.isSuccess()) {
        throw new InvalidFile(
            "modules: cannot read " + where + "go.mod. Name the directory of a module there");
      }
      var files = parsed(where, goMod.text(), frame(conversation).text());
      var cache = new ModuleCache(Path.of(frame(conversation).text().strip()));
      var settings = settings(frame(conversation).text(), remote);
      var vendor =
          vendor(files, frame(conversation).text(), frame(conversation).text().lines().toList());
      var repository = Optional.of(frame(conversation).text().strip()).filter(it -> !it.isEmpty());
      var places = places(cache, files.goSum());
      var targets = targets(Path.of(project), files.goMod());
      send(conversation, Stream.concat(places.keySet().stream(), targets.stream()).toList());
      var frames = frames(conversation.frames(LIMIT));
      return new ProjectModules(
          files.goMod(),
          files.goSum(),
          copies(frames, places),
          List.of(),
          vendor,
          List.of(),
          ModulesLook.directories(
              Path.of(project),
              files.goMod(),
              repository.map(Path::of),
              target ->
                  frames.containsKey(
                      step(places.size() + targets.indexOf(goMod(target).toString())))),
          settings,
          Optional.empty(),
          ModulesLook.NOT_ASKED);
    } catch (RemoteException lost) {
      throw lost;
    } catch (IOException unreadable) {
      throw new InvalidFile("modules: " + remote.server() + ": " + unreadable.getMessage());
    }
  }

  private record Files(GoMod goMod, GoSum goSum) {}

  private record Place(ModuleVersion module, Form form) {}

  private static Frame frame(Conversation conversation) throws RemoteException, InvalidFile {
    return conversation
        .frame(LIMIT)
        .orElseThrow(() -> new InvalidFile("modules: the look at the server ended early"));
  }

  private static Files parsed(String where, String goMod, String goSum) throws InvalidFile {
    try {
      var mod = GoMod.parse(goMod);
      try {
        return new Files(mod, GoSum.parse(goSum));
      } catch (FormatException wrong) {
        throw new InvalidFile(where + "go.sum:" + wrong.getMessage());
      }
    } catch (FormatException wrong) {
      throw new InvalidFile(where + "go.mod:" + wrong.getMessage());
    }
  }

  private static List<GoSetting> settings(String text, Remote remote) {
    var found = new ArrayList<GoSetting>();
    for (var name : SettingPlaces.NAMES) {
      text.lines()
          .filter(line -> line.startsWith(name + "="))
          .map(line -> line.substring(name.length() + 1))
          .filter(value -> !value.isEmpty())
          .reduce((first, last) -> last)
          .ifPresent(
              value ->
                  found.add(new GoSetting(name, value, "the go env file of " + remote.server())));
    }
    return found;
  }

  /** The {@code go.mod} of each directory that takes the place of a module. */
  private static List<String> targets(Path project, GoMod goMod) {
    return goMod.replaces().stream()
        .filter(GoMod.Replace::isLocal)
        .flatMap(replace -> ModulesLook.target(project, replace).stream())
        .map(target -> goMod(target).toString())
        .distinct()
        .toList();
  }

  private static Path goMod(Path directory) {
    return directory.resolve("go.mod");
  }

  private static void send(Conversation conversation, List<String> places) throws IOException {
    var bytes = (String.join("\n", places) + "\n").getBytes(StandardCharsets.UTF_8);
    conversation.line(Integer.toString(bytes.length));
    conversation.send(new ByteArrayInputStream(bytes), bytes.length, sent -> {});
    conversation.finish();
  }

  private static Map<String, Frame> frames(List<Frame> all) {
    var frames = new HashMap<String, Frame>();
    all.forEach(frame -> frames.put(frame.step(), frame));
    return frames;
  }

  /** As the server calls the answer about a place, counted from 0 here. */
  private static String step(int index) {
    return "place" + (index + 1);
  }

  private Optional<Vendor> vendor(Files files, String list, List<String> hashes)
      throws IOException {
    if (list.isEmpty()) {
      return Optional.empty();
    }
    var there = new TreeMap<String, Content>();
    for (var line : hashes) {
      if (!isHash(line)) {
        throw new IOException("vendor there cannot be read: " + line);
      }
      there.put(line.substring(HASH + 2).replaceFirst("^\\./", ""), () -> line.substring(0, HASH));
    }
    return Optional.of(VendorLook.of(list, there, files.goMod(), files.goSum(), here));
  }

  private static boolean isHash(String line) {
    return line.length() > HASH + 2 && line.substring(0, HASH).matches("[0-9a-f]+");
  }

  /** Where each line of go.sum is to be found in the cache. */
  private static Map<String, Place> places(ModuleCache cache, GoSum goSum) {
    var places = new LinkedHashMap<String, Place>();
    for (var line : goSum.lines()) {
      var module = line.module();
      (line.isGoMod() ? cache.download(module, "mod") : cache.directory(module))
          .ifPresent(
              path ->
                  places.put(
                      path.toString(),
                      new Place(module, line.isGoMod() ? Form.GO_MOD : Form.DIRECTORY)));
    }
    return places;
  }

  /** One step a place: its lines of sha256sum; nothing where there is no such place. */
  private static List<Copy> copies(Map<String, Frame> frames, Map<String, Place> places) {
    var copies = new ArrayList<Copy>();
    int index = 0;
    for (var place : places.entrySet()) {
      Optional.ofNullable(frames.get(step(index++)))
          .map(frame -> copy(place.getKey(), place.getValue(), frame.text().lines().toList()))
          .ifPresent(copies::add);
    }
    return copies;
  }

  private static Copy copy(String path, Place place, List<String> lines) {
    var files = new ArrayList<TreeHash.File>();
    for (var line : lines) {
      if (!isHash(line)) {
        return new Copy(
            place.module(),
            place.form(),
            path,
            Optional.empty(),
            "cannot be read: " + line,
            List.of());
      }
      var name = line.substring(HASH + 2);
      files.add(
          new TreeHash.File(
              place.module().prefix() + name.substring(Math.min(name.length(), path.length() + 1)),
              new Digest(line.substring(0, HASH))));
    }
    var hash =
        place.form() == Form.GO_MOD && files.size() == 1
            ? TreeHash.ofGoMod(files.getFirst().content())
            : TreeHash.of(files);
    return new Copy(place.module(), place.form(), path, Optional.of(hash), "", List.of());
  }
}
