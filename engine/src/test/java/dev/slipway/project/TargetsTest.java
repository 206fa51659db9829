package dev.slipway.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.Declaration;
import dev.slipway.model.ServerName;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TargetsTest {
  private static Optional<Declaration> declaring(String targets) throws InvalidProject {
    return Optional.of(DeclarationReader.read("slipway.yaml", "service: a\n" + targets));
  }

  private static List<String> names(Optional<Declaration> declaration, String... words)
      throws InvalidProject {
    return Targets.servers(declaration, List.of(words)).stream().map(ServerName::toString).toList();
  }

  @Test
  void takesTheOnlyTargetWhenNoneIsNamed() throws InvalidProject {
    assertThat(names(declaring("targets: { web: { servers: [app@web1, 'app@web2:2222'] } }")))
        .containsExactly("app@web1", "app@web2:2222");
  }

  @Test
  void prefersATargetToAServerOfThatNameAndNamesEachServerOnce() throws InvalidProject {
    var declaration =
        declaring("targets: { web: { servers: [web1, web2] }, db: { servers: [web2] } }");
    assertThat(names(declaration, "web", "db", "other")).containsExactly("web1", "web2", "other");
  }

  @Test
  void asksForATargetWhenThereAreSeveralOrNone() throws InvalidProject {
    var several = declaring("targets: { a: { servers: [x] }, b: { servers: [y] } }");
    assertThatThrownBy(() -> names(several)).hasMessageContaining("several targets: a, b");
    assertThatThrownBy(() -> names(Optional.empty())).hasMessageContaining("no server is given");
    assertThatThrownBy(() -> names(several, "-x")).isInstanceOf(InvalidProject.class);
  }
}
