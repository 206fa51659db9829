package dev.slipway.check.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Given;
import org.junit.jupiter.api.Test;

class MissingAccountTest {
  private static final String UNIT = "[Service]\nUser=app\nGroup=www\nExecStart=/x\n";

  @Test
  void findsUserAndGroupThatTheServerLacks() {
    var subject = Given.unit(UNIT).with(Given.facts().with(Given.accounts("app", "www"), "getent"));
    assertThat(Given.brief(new MissingAccount().examine(subject)))
        .containsExactly(
            "UNIT-04 blocker deploy/hello.service:2", "UNIT-05 blocker deploy/hello.service:3");
  }

  @Test
  void findsNothingWhenTheyAreThereOrUnknown() {
    var there = Given.facts().with(Given.accounts(), "getent");
    assertThat(new MissingAccount().examine(Given.unit(UNIT).with(there))).isEmpty();
    assertThat(new MissingAccount().examine(Given.unit(UNIT))).isEmpty();
  }

  @Test
  void findsNothingAboutUserThatTheDeployMakes() {
    var unit = "[Service]\nUser=hello\nGroup=hello\nExecStart=/x\n";
    var subject =
        Given.unit(unit).with(Given.facts().with(Given.accounts("hello", "hello"), "getent"));
    assertThat(new MissingAccount().examine(subject)).isEmpty();
  }

  @Test
  void findsNothingAboutTheSameWrittenWithASpecifier() {
    var lacking = Given.facts().with(Given.accounts("hello", "hello-db"), "getent");
    var unit = Given.unit("[Service]\nUser=%N\nGroup=%p\nExecStart=/x\n").with(lacking);
    assertThat(new MissingAccount().examine(unit)).isEmpty();
    var other = Given.unit("[Service]\nUser=%N-db\nExecStart=/x\n").with(lacking);
    assertThat(new MissingAccount().examine(other))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.cause()).contains("no user \"hello-db\"");
              assertThat(finding.fix().commands().toString()).contains("nologin hello-db");
            });
  }

  @Test
  void namesTheAccountOfANumber() {
    var unit = "[Service]\nUser=4711\nSupplementaryGroups=4712\nExecStart=/x\n";
    var subject = Given.unit(unit).with(Given.facts().with(Given.accounts("4711", "4712"), "x"));
    assertThat(
            new MissingAccount().examine(subject).map(found -> found.fix().commands().toString()))
        .satisfiesExactly(
            user -> assertThat(user).contains("nologin --uid 4711 hello"),
            group -> assertThat(group).contains("groupadd --system --gid 4712 hello"));
  }

  @Test
  void findsNothingAboutDynamicUser() {
    var unit = "[Service]\nUser=app\nDynamicUser=yes\nExecStart=/x\n";
    var subject = Given.unit(unit).with(Given.facts().with(Given.accounts("app"), "getent"));
    assertThat(new MissingAccount().examine(subject)).isEmpty();
  }
}
