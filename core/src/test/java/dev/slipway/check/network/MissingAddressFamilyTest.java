package dev.slipway.check.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.check.Executables;
import dev.slipway.check.Given;
import dev.slipway.check.Subject;
import java.util.List;
import org.junit.jupiter.api.Test;

class MissingAddressFamilyTest {
  private static Subject unit(String lines) {
    return Given.unit("[Service]\nExecStart=/x\n" + lines)
        .with(Given.declaring(List.of(8080), List.of()))
        .withBinary(Executables.plain());
  }

  private static List<String> found(String lines) {
    return Given.brief(new MissingAddressFamily().examine(unit(lines)));
  }

  @Test
  void findsUnitThatForbidsTheInternet() {
    assertThat(found("RestrictAddressFamilies=AF_UNIX\n"))
        .containsExactly("NETWORK-16 blocker deploy/hello.service:3");
    assertThat(found("RestrictAddressFamilies=~AF_INET AF_INET6\n")).hasSize(1);
    assertThat(found("RestrictAddressFamilies=none\n")).hasSize(1);
  }

  @Test
  void findsNothingWhenOneFamilyIsLeft() {
    assertThat(found("")).isEmpty();
    assertThat(found("RestrictAddressFamilies=AF_UNIX AF_INET\n")).isEmpty();
    assertThat(found("RestrictAddressFamilies=AF_UNIX\nRestrictAddressFamilies=AF_INET6\n"))
        .isEmpty();
    assertThat(found("RestrictAddressFamilies=~AF_INET6\n")).isEmpty();
    assertThat(found("RestrictAddressFamilies=AF_UNIX\nRestrictAddressFamilies=\n")).isEmpty();
  }

  private static List<String> told(String address, String families) {
    var told = "ExecStart=\nExecStart=/x --listen=" + address + "\n";
    return found(told + "RestrictAddressFamilies=" + families + "\n");
  }

  @Test
  void findsAddressOfTheFamilyThatIsForbidden() {
    assertThat(told("127.0.0.1:8080", "AF_UNIX AF_INET6"))
        .containsExactly("NETWORK-16 blocker deploy/hello.service:5");
    assertThat(told("[::1]:8080", "~AF_INET6")).hasSize(1);
  }

  @Test
  void findsNothingForAllAddressesOrThoseOfTheFamilyThatIsLeft() {
    assertThat(told("0.0.0.0:8080", "AF_UNIX AF_INET6")).isEmpty();
    assertThat(told("[::]:8080", "AF_INET")).isEmpty();
    assertThat(told(":8080", "AF_INET")).isEmpty();
    assertThat(told("127.0.0.1:8080", "AF_INET")).isEmpty();
    assertThat(told("[::1]:9090", "AF_INET")).isEmpty();
  }

  @Test
  void findsNothingWithoutPorts() {
    var unit = Given.unit("[Service]\nRestrictAddressFamilies=AF_UNIX\nExecStart=/x\n");
    assertThat(new MissingAddressFamily().examine(unit.withBinary(Executables.plain()))).isEmpty();
  }
}
