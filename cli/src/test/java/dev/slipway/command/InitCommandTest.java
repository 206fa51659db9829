package dev.slipway.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.Shell;
import dev.slipway.model.ExecutableSource.Build;
import dev.slipway.project.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitCommandTest {
  @TempDir Path directory;

  private void file(String name, String content) throws IOException {
    var file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  @Test
  void writesAFileThatReadsBack() throws Exception {
    file("go.mod", "module example.com/shop/v2\n");
    file("cmd/shop/main.go", "// Shop.\npackage main\n");
    file("cmd/tool/main.go", "package main\n");
    file("testdata/x/main.go", "package main\n");
    assertThat(new Shell(directory).run("init").exit()).isZero();
    var declaration = Project.require(directory).declaration();
    assertThat(declaration.service().text()).isEqualTo("shop");
    assertThat(declaration.executable()).isEqualTo(Build.of("./cmd/shop"));
  }

  @Test
  void asksWhichOfSeveralMainPackages() throws IOException {
    file("go.mod", "module example.com/many\n");
    file("cmd/a/main.go", "package main\n");
    file("cmd/b/main.go", "package main\n");
    var result = new Shell(directory).run("init");
    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err()).contains("./cmd/a, ./cmd/b", "--package ./cmd/a");
    assertThat(directory.resolve("slipway.yaml")).doesNotExist();
  }

  @Test
  void leavesAnExistingFileAlone() throws IOException {
    file("go.mod", "module example.com/x\n");
    file("slipway.yaml", "service: mine\n");
    assertThat(new Shell(directory).run("init").exit()).isEqualTo(2);
    assertThat(directory.resolve("slipway.yaml")).hasContent("service: mine");
  }

  @Test
  void saysWhereToRunItWithoutAModule() {
    assertThat(new Shell(directory).run("init").err()).contains("no go.mod in " + directory);
  }
}
