package dev.slipway.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CatalogueTest {

  @Test
  void everyPageCanBeReadAndIsNamedByItsId() {
    assertThat(Catalogue.ids()).isNotEmpty().isSorted().doesNotHaveDuplicates();
    assertThat(Catalogue.ids())
        .allSatisfy(id -> assertThat(Catalogue.page(id).orElseThrow().id()).isEqualTo(id));
  }

  @Test
  void noTwoPagesHaveTheSameTitle() {
    assertThat(Catalogue.pages()).extracting(Page::title).doesNotHaveDuplicates();
  }

  @Test
  void findsPageByIdInAnyCase() {
    assertThat(Catalogue.page("unit-08")).map(Page::id).contains("UNIT-08");
  }

  @Test
  void findsNoPageForUnknownIdOrPath() {
    assertThat(Catalogue.page("UNIT-99")).isEmpty();
    assertThat(Catalogue.page("index")).isEmpty();
    assertThat(Catalogue.page("../../etc/passwd")).isEmpty();
  }

  @Test
  void ranksPagesForPastedText() {
    var pasted =
        "/etc/systemd/system/x.service:9: Unknown key 'DropCapabilities' in section [Service]";
    assertThat(Catalogue.rank(pasted).getFirst().page().id()).isEqualTo("UNIT-08");
    assertThat(Catalogue.rank("all is well")).isEmpty();
  }
}
