package dev.slipway.testkit.server;

import dev.slipway.sandbox.Suite;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The tests of this class use real servers.
 *
 * <ul>
 *   <li>A {@link ServerTest} runs once for each suite named here; its parameter of type {@code
 *       SandboxServer} is the one server of that suite that all tests of the class share.
 *   <li>A {@code SandboxServer} parameter of an ordinary {@code @Test} or {@code @BeforeAll} is the
 *       server of the first suite.
 *   <li>A parameter of type {@link Servers} boots further ones, with accounts or a small disk.
 * </ul>
 *
 * <p>Where this computer cannot boot servers the class is skipped, and the reason is printed with
 * the command that would enable it.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ServersExtension.class)
public @interface OnServers {
  /** The suites, in the order the tests run on them. */
  Suite[] value() default {Suite.BULLSEYE, Suite.BOOKWORM, Suite.TRIXIE};
}
