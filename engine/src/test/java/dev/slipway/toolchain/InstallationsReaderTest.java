package dev.slipway.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.fact.Fact;
import dev.slipway.fact.GoInstallations;
import dev.slipway.fact.GoInstallations.CommandFile;
import dev.slipway.fact.GoInstallations.Store;
import dev.slipway.fact.GoLaunch;
import dev.slipway.fact.GoLaunch.Mode;
import dev.slipway.fact.GoTree;
import dev.slipway.fact.GoTree.Keeper;
import dev.slipway.fact.ProjectModules.GoSetting;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InstallationsReaderTest {
  /** As Debian 12 printed it, with golang-1.19-go, the archive, and leftovers of two others. */
  private static final String RECORDED =
      """
      machine\tx86_64
      way\tSSH_COMMAND
      set\tSSH_COMMAND\tPATH\t/usr/local/bin:/usr/bin:/bin
      set\tSSH_COMMAND\tHOME\t/root
      way\tLOGIN_SHELL
      set\tLOGIN_SHELL\tPATH\t/usr/bin:/usr/local/go/bin
      set\tLOGIN_SHELL\tGOROOT\t/opt/nope
      unknown\tSUDO\t/etc/sudoers may not be read\troot
      command\t/usr/bin/go\t/usr/lib/go-1.19/bin/go\t/usr/lib/go-1.19
      tree\t/usr/lib/go-1.19\tgo1.19.8\tyes\tyes\tgo1.19.8\t\troot\tgolang-1.19-go
      head\t/usr/lib/go-1.19\t7f 45 4c 46 02 01 01 00 00 00 00 00 00 00 00 00 02 00 3e 00 01 00 00 00 40 38 47 00 00 00 00 00 40 00 00 00 00 00 00 00 58 02 00 00 00 00 00 00 00 00 00 00 40 00 38 00 07 00 40 00 17 00 03 00
      command\t/bin/go\t/usr/lib/go-1.19/bin/go\t/usr/lib/go-1.19
      command\t/usr/local/go/bin/go\t/usr/local/go/bin/go\t/usr/local/go
      tree\t/usr/local/go\tgo1.26.8\tyes\tyes\tgo1.22.12\t\troot\t
      head\t/usr/local/go\t7f 45 4c 46 02 01 01 00 00 00 00 00 00 00 00 00 02 00 b7 00 01 00 00 00 40 38 47 00 00 00 00 00 40 00 00 00 00 00 00 00 58 02 00 00 00 00 00 00 00 00 00 00 40 00 38 00 07 00 40 00 17 00 03 00
      written\tGO111MODULE\toff\t/root/.config/go/env
      store\tGOCACHE\t/root/.cache/go-build\t/root\tyes\troot
      store\tGOMODCACHE\t/root/go/pkg/mod\t/root/go\tno\tapp
      goroot\t/opt/nope\t
      tree\t/usr/local/go.old\tgo1.22.1\tyes\tyes\t\tits compiler belongs to another account\tapp\t
      tree\t/usr/local/go1.24\tgo1.24.1\t\t\t\tthere is none\troot\t
      end
      """;

  private static GoInstallations recorded() {
    return InstallationsReader.read(RECORDED).found().orElseThrow();
  }

  @Test
  void readsTreesWithTheirKeepers() {
    var trees = recorded().trees();
    assertThat(trees)
        .extracting(GoTree::keeper)
        .containsExactly(Keeper.DISTRIBUTION, Keeper.ARCHIVE, Keeper.OTHER, Keeper.OTHER);
    assertThat(trees).extracting(GoTree::kept).startsWith("golang-1.19-go", "");
    assertThat(trees).extracting(GoTree::isMixed).containsExactly(false, true, false, false);
    assertThat(trees)
        .extracting(tree -> tree.foreign().orElse(""))
        .containsExactly("", "an executable for arm64", "", "");
    assertThat(trees.getLast().missing()).containsExactly("bin/go", "the compiler");
    assertThat(trees.get(2).compiler())
        .isEqualTo(Fact.unknown("its compiler belongs to another account", ""));
    assertThat(trees.stream().filter(recorded()::isLeftover).map(GoTree::root))
        .containsExactly("/usr/local/go.old", "/usr/local/go1.24");
  }

  @Test
  void tellsWhoGetsWhich() {
    var all = recorded();
    assertThat(all.launches())
        .extracting(GoLaunch::mode)
        .containsExactly(Mode.SSH_COMMAND, Mode.LOGIN_SHELL, Mode.SUDO);
    var ssh = all.launch(Mode.SSH_COMMAND).orElseThrow();
    assertThat(all.onPath(ssh)).extracting(CommandFile::path).containsExactly("/usr/bin/go");
    var login = all.launch(Mode.LOGIN_SHELL).orElseThrow();
    assertThat(all.onPath(login))
        .extracting(CommandFile::path)
        .containsExactly("/usr/bin/go", "/usr/local/go/bin/go");
    assertThat(all.winner(all.launch(Mode.SUDO).orElseThrow())).isEmpty();
    assertThat(all.launch(Mode.SUDO).orElseThrow().variables())
        .isEqualTo(Fact.unknown("/etc/sudoers may not be read", "root"));
  }

  @Test
  void readsWhatIsSetAndWhereGoWrites() {
    var all = recorded();
    assertThat(all.goroots()).containsEntry("/opt/nope", "");
    assertThat(all.settings())
        .containsExactly(
            new GoSetting("GO111MODULE", "off", "the go env file /root/.config/go/env"));
    assertThat(all.stores())
        .contains(new Store("GOMODCACHE", "/root/go/pkg/mod", "/root/go", false, "app"));
  }

  @Test
  void takesWhatWasCutOffForUnknownAndReadsWhateverComes() {
    for (int end = 0; end < RECORDED.length() - 5; end += 7) {
      assertThat(InstallationsReader.read(RECORDED.substring(0, end)).found()).isEmpty();
    }
    var random = new Random(11);
    for (int round = 0; round < 2000; round++) {
      var torn = new StringBuilder(RECORDED);
      for (int i = 0; i < 20; i++) {
        torn.setCharAt(random.nextInt(torn.length()), "\t\n a/".charAt(random.nextInt(5)));
      }
      InstallationsReader.read(torn.toString())
          .found()
          .ifPresent(all -> all.launches().forEach(all::winner));
    }
  }

  @Test
  void tellsKeepersByTheirPlaces() {
    assertThat(
            List.of(
                "/root/go/pkg/mod/golang.org/toolchain@v0.0.1-go1.24.0.linux-amd64",
                "/snap/go/10743",
                "/home/a/sdk/go1.25.0",
                "/home/a/.local/share/slipway/go/go1.26.8",
                "/opt/slipway/go/go1.26.8",
                "/usr/lib/golang",
                "/srv/go"))
        .extracting(
            root ->
                InstallationsReader.read("tree\t%s\tgo1.1\t\t\t\t\t\t\nend\n".formatted(root))
                    .found()
                    .orElseThrow()
                    .trees()
                    .getFirst()
                    .keeper())
        .containsExactly(
            Keeper.MODULE_CACHE,
            Keeper.SNAP,
            Keeper.SDK,
            Keeper.SLIPWAY,
            Keeper.SLIPWAY,
            Keeper.DISTRIBUTION,
            Keeper.OTHER);
  }
}
