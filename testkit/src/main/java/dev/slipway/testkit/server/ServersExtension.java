package dev.slipway.testkit.server;

import dev.slipway.sandbox.Missing;
import dev.slipway.sandbox.Sandbox;
import dev.slipway.sandbox.SandboxException;
import dev.slipway.sandbox.SandboxServer;
import dev.slipway.sandbox.SandboxUnavailable;
import dev.slipway.sandbox.Suite;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** What {@link OnServers} does: skips, runs a test once a suite, hands out servers, ends them. */
final class ServersExtension
    implements ExecutionCondition, ParameterResolver, TestTemplateInvocationContextProvider {
  private static final Namespace NAMESPACE = Namespace.create(ServersExtension.class);

  /** Found out once a test run: it does not change meanwhile. */
  private static final List<Missing> MISSING = Sandbox.missing();

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (MISSING.isEmpty()) {
      return ConditionEvaluationResult.enabled("this computer boots sandbox servers");
    }
    String reason = reason();
    if (context.getTestMethod().isEmpty()) {
      System.err.println("skipped " + context.getDisplayName() + ": " + reason);
    }
    return ConditionEvaluationResult.disabled(reason);
  }

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return AnnotationSupport.isAnnotated(context.getTestMethod(), ServerTest.class);
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    return suites(context).stream().map(OnSuite::new);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Servers.class || type == SandboxServer.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Servers servers = servers(context);
    if (parameter.getParameter().getType() == Servers.class) {
      return servers;
    }
    Suite suite =
        context
            .getStore(NAMESPACE)
            .getOrDefault(Suite.class, Suite.class, suites(context).getFirst());
    try {
      return servers.shared(suite);
    } catch (SandboxException e) {
      throw new ParameterResolutionException(String.valueOf(e.getMessage()), e);
    }
  }

  private static String reason() {
    String command = SandboxUnavailable.installCommand(MISSING);
    return MISSING.stream().map(Missing::what).collect(Collectors.joining("; "))
        + (command.isEmpty() ? "" : ". Enable it, as root: " + command);
  }

  private static List<Suite> suites(ExtensionContext context) {
    return List.of(
        AnnotationSupport.findAnnotation(context.getRequiredTestClass(), OnServers.class)
            .orElseThrow()
            .value());
  }

  /** The store of the class closes them when the class has ended. */
  private static Servers servers(ExtensionContext context) {
    ExtensionContext ofClass = context;
    while (ofClass.getTestMethod().isPresent()) {
      ofClass = ofClass.getParent().orElseThrow();
    }
    return ofClass
        .getStore(NAMESPACE)
        .computeIfAbsent(
            Servers.class,
            key -> {
              try {
                return Servers.open();
              } catch (SandboxException e) {
                throw new ParameterResolutionException(String.valueOf(e.getMessage()), e);
              }
            },
            Servers.class);
  }

  private record OnSuite(Suite suite) implements TestTemplateInvocationContext {

    @Override
    public String getDisplayName(int invocation) {
      return suite.label();
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      BeforeEachCallback choose = context -> context.getStore(NAMESPACE).put(Suite.class, suite);
      return List.of(choose);
    }
  }
}
