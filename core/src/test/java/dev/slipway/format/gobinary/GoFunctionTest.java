package dev.slipway.format.gobinary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoFunctionTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\"',
      value = {
        "main.main, main",
        "net/http.(*conn).serve, net/http",
        "net/http.(*conn).serve.func1, net/http",
        "net/http.glob..func5, net/http",
        "gopkg.in/yaml%2ev3.(*parser).parse, gopkg.in/yaml.v3",
        "github.com/a/b.Map[...], github.com/a/b",
        "slices.SortFunc[go.shape.[]github.com/a/b.T], slices",
        "vendor/golang.org/x/net/dns/dnsmessage.(*Parser).Start,"
            + " vendor/golang.org/x/net/dns/dnsmessage",
        "cel.dev/parser.(*T).github.com/antlr4-go/antlr/v4.reset, cel.dev/parser",
        "cel.dev/parser.T.github.com/antlr4-go/antlr/v4.reset, cel.dev/parser",
        "cel.dev/parser.(*T).crypto/ecdh.ecdh, cel.dev/parser",
        "gopkg.in/yaml.v3/internal.F, gopkg.in/yaml.v3/internal",
        "go.opentelemetry.io/otel/metric.F, go.opentelemetry.io/otel/metric",
        "example.com/ab%22.F, example.com/ab\\",
        "100%.F, 100%",
        "type:.eq.main.T, ''",
        "type..eq.main.T, ''",
        "go:buildid, ''",
        "memeqbody, ''"
      })
  void namesThePackage(String name, String expected) {
    assertThat(GoFunction.packagePath(name))
        .isEqualTo(expected.replace("''", "").replace("\\", "\""));
  }
}
