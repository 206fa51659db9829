package dev.slipway.check.modules;

import dev.slipway.check.Given;
import dev.slipway.check.Subject;
import dev.slipway.fact.DatabaseAnswers;
import dev.slipway.fact.Fact;
import dev.slipway.fact.ProjectModules;
import dev.slipway.fact.ProjectModules.Copy;
import dev.slipway.fact.ProjectModules.Directory;
import dev.slipway.fact.ProjectModules.Form;
import dev.slipway.fact.ProjectModules.GoSetting;
import dev.slipway.fact.ProjectModules.Leftover;
import dev.slipway.fact.ProjectModules.Vendor;
import dev.slipway.format.gomod.GoMod;
import dev.slipway.format.gosum.GoSum;
import dev.slipway.format.module.ModuleVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A project that requires example.com/d v1.0.0, as it should be; tests change one thing. */
final class GivenModules {
  static final ModuleVersion D = new ModuleVersion("example.com/d", "v1.0.0");
  static final String GOOD = "h1:" + "A".repeat(43) + "=";
  static final String OTHER = "h1:" + "B".repeat(43) + "=";
  static final String THIRD = "h1:" + "C".repeat(43) + "=";

  private String goMod = "module example.com/a\n\ngo 1.22\n\nrequire example.com/d v1.0.0\n";
  private String goSum =
      "example.com/d v1.0.0 %1$s\nexample.com/d v1.0.0/go.mod %1$s\n".formatted(GOOD);
  private final List<Copy> copies = new ArrayList<>();
  private final List<Leftover> leftovers = new ArrayList<>();
  private final List<Directory> directories = new ArrayList<>();
  private final List<GoSetting> settings = new ArrayList<>();
  private final Map<DatabaseAnswers.Asked, DatabaseAnswers.Answer> answers = new HashMap<>();
  private Optional<Vendor> vendor = Optional.empty();
  private Fact<DatabaseAnswers> database = Fact.unknown("the database was not asked", "--sumdb");

  GivenModules goMod(String text) {
    goMod = text;
    return this;
  }

  GivenModules goSum(String text) {
    goSum = text;
    return this;
  }

  GivenModules copy(Form form, String hash, String... differences) {
    copies.add(
        new Copy(
            D,
            form,
            "/cache/" + form.name().toLowerCase(java.util.Locale.ROOT),
            Optional.of(hash),
            "",
            List.of(differences)));
    return this;
  }

  GivenModules leftover(String file) {
    leftovers.add(new Leftover(D, file));
    return this;
  }

  GivenModules directory(Directory directory) {
    directories.add(directory);
    return this;
  }

  GivenModules setting(String name, String value) {
    settings.add(new GoSetting(name, value, "the environment"));
    return this;
  }

  /** What the checksum database says of the hash of D's zip. */
  GivenModules answer(DatabaseAnswers.Answer answer) {
    answers.put(new DatabaseAnswers.Asked(D, false), answer);
    database = Fact.known(new DatabaseAnswers("sum.golang.org", 100, answers), "sum.golang.org");
    return this;
  }

  GivenModules vendor(Vendor looked) {
    vendor = Optional.of(looked);
    return this;
  }

  Subject subject() {
    return Given.server()
        .withModules(
            Fact.known(
                new ProjectModules(
                    GoMod.parse(goMod),
                    GoSum.parse(goSum),
                    copies,
                    leftovers,
                    vendor,
                    directories,
                    settings,
                    database),
                "go.mod"));
  }
}
