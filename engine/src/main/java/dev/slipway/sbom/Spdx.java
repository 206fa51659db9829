package dev.slipway.sbom;

import dev.slipway.sbom.Materials.Part;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.spdx.core.InvalidSPDXAnalysisException;
import org.spdx.jacksonstore.MultiFormatStore;
import org.spdx.library.ModelCopyManager;
import org.spdx.library.SpdxModelFactory;
import org.spdx.library.model.v2.ReferenceType;
import org.spdx.library.model.v2.SpdxConstantsCompatV2;
import org.spdx.library.model.v2.SpdxDocument;
import org.spdx.library.model.v2.SpdxPackage;
import org.spdx.library.model.v2.SpdxPackage.SpdxPackageBuilder;
import org.spdx.library.model.v2.enumerations.ChecksumAlgorithm;
import org.spdx.library.model.v2.enumerations.Purpose;
import org.spdx.library.model.v2.enumerations.ReferenceCategory;
import org.spdx.library.model.v2.enumerations.RelationshipType;
import org.spdx.library.model.v2.license.SpdxNoAssertionLicense;
import org.spdx.storage.simple.InMemSpdxStore;

/**
 * Materials as SPDX 2.3. The document's name in the world is made of the file's digest; only the
 * time of its making, which the format demands, does not come from the file. The sum of a module is
 * no checksum of a file and stands, in Go's own form, among the words about its source.
 */
public final class Spdx {
  private static final String PURL =
      SpdxConstantsCompatV2.SPDX_LISTED_REFERENCE_TYPES_PREFIX + "purl";

  private final String uri;
  private final MultiFormatStore store;
  private final SpdxDocument document;
  private int made;

  private Spdx(Materials materials) throws InvalidSPDXAnalysisException {
    System.setProperty("org.spdx.useJARLicenseInfoOnly", "true"); // it would ask the network
    SpdxModelFactory.init();
    uri = "urn:uuid:" + materials.uuid();
    store = new MultiFormatStore(new InMemSpdxStore(), MultiFormatStore.Format.JSON_PRETTY);
    document = new SpdxDocument(store, uri, new ModelCopyManager(), true);
  }

  /**
   * The JSON text.
   *
   * @param toolVersion the version of Slipway
   * @param made the time that stands in it; the format knows seconds
   */
  public static String json(Materials materials, String toolVersion, Instant made) {
    var text = new ByteArrayOutputStream();
    try {
      var spdx = new Spdx(materials);
      spdx.write(materials, toolVersion, made);
      spdx.store.serialize(text);
    } catch (InvalidSPDXAnalysisException | IOException impossible) {
      throw new IllegalStateException("a bill of materials is SPDX", impossible);
    }
    return text.toString(StandardCharsets.UTF_8);
  }

  private void write(Materials materials, String toolVersion, Instant time)
      throws InvalidSPDXAnalysisException {
    document.setSpecVersion("SPDX-2.3");
    document.setName(materials.file());
    document.setDataLicense(
        new org.spdx.library.model.v2.license.SpdxListedLicense(
            store, uri, "CC0-1.0", document.getCopyManager(), true));
    document.setCreationInfo(
        document.createCreationInfo(
            List.of("Tool: slipway-" + toolVersion),
            time.truncatedTo(ChronoUnit.SECONDS).toString()));
    var main = main(materials);
    document.getDocumentDescribes().add(main);
    for (var part : materials.parts()) {
      main.addRelationship(
          document.createRelationship(part(part), RelationshipType.CONTAINS, null));
    }
  }

  private SpdxPackage main(Materials materials) throws InvalidSPDXAnalysisException {
    var settings =
        materials.settings().entrySet().stream()
            .map(setting -> setting.getKey() + "=" + setting.getValue())
            .collect(Collectors.joining(" "));
    return named(materials.main())
        .setPackageFileName(materials.file())
        .setPrimaryPurpose(Purpose.APPLICATION)
        .addChecksum(document.createChecksum(ChecksumAlgorithm.SHA256, materials.sha256().hex()))
        .setSourceInfo("built by " + materials.goVersion() + " with " + settings)
        .build();
  }

  private SpdxPackage part(Part part) throws InvalidSPDXAnalysisException {
    var builder = named(part).setPrimaryPurpose(Purpose.LIBRARY);
    var source = new StringBuilder();
    if (!part.sum().isEmpty()) {
      source.append("go.sum: ").append(part.sum());
    }
    if (!part.replaces().isEmpty()) {
      source.append(source.isEmpty() ? "" : "; ").append("in place of ").append(part.replaces());
    }
    if (!source.isEmpty()) {
      builder.setSourceInfo(source.toString());
    }
    return builder.build();
  }

  private SpdxPackageBuilder named(Part part) throws InvalidSPDXAnalysisException {
    var unknown = new SpdxNoAssertionLicense();
    var builder =
        document
            .createPackage(
                "SPDXRef-" + made++,
                part.path(),
                unknown,
                SpdxConstantsCompatV2.NOASSERTION_VALUE,
                unknown)
            .setDownloadLocation(SpdxConstantsCompatV2.NOASSERTION_VALUE)
            .setFilesAnalyzed(false);
    if (!part.version().isEmpty()) {
      builder.setVersionInfo(part.version());
    }
    var purl = part.purl();
    if (purl.isPresent()) {
      builder.addExternalRef(
          document.createExternalRef(
              ReferenceCategory.PACKAGE_MANAGER, new ReferenceType(PURL), purl.get(), null));
    }
    return builder;
  }
}
