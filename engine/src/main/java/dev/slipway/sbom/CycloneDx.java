package dev.slipway.sbom;

import dev.slipway.sbom.Materials.Part;
import java.util.ArrayList;
import java.util.List;
import org.cyclonedx.Version;
import org.cyclonedx.exception.GeneratorException;
import org.cyclonedx.generators.BomGeneratorFactory;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Dependency;
import org.cyclonedx.model.Hash;
import org.cyclonedx.model.Metadata;
import org.cyclonedx.model.Property;
import org.cyclonedx.model.metadata.ToolInformation;

/**
 * Materials as CycloneDX 1.6. The serial number is made of the file's digest, and there is no time
 * in it: the same file gives the same text. The sum of a module stands as its SHA-256, as {@code
 * cyclonedx-gomod} has it, and in Go's own form as a property.
 */
public final class CycloneDx {
  private CycloneDx() {}

  /**
   * The JSON text.
   *
   * @param toolVersion the version of Slipway
   */
  public static String json(Materials materials, String toolVersion) {
    var main = main(materials);
    var parts = materials.parts().stream().map(CycloneDx::part).toList();
    var bom = new Bom();
    bom.setSerialNumber("urn:uuid:" + materials.uuid());
    bom.setMetadata(metadata(main, toolVersion));
    bom.setComponents(parts);
    bom.setDependencies(dependencies(main, parts));
    try {
      return BomGeneratorFactory.createJson(Version.VERSION_16, bom).toJsonString(true);
    } catch (GeneratorException impossible) {
      throw new IllegalStateException("a bill of materials is JSON", impossible);
    }
  }

  private static Metadata metadata(Component main, String toolVersion) {
    var slipway = component(Component.Type.APPLICATION, "slipway", toolVersion);
    var tools = new ToolInformation();
    tools.setComponents(List.of(slipway));
    var metadata = new Metadata();
    metadata.setTimestamp(null); // the library's own is the time of the run
    metadata.setToolChoice(tools);
    metadata.setComponent(main);
    return metadata;
  }

  private static Component main(Materials materials) {
    var main = materials.main();
    var component = component(Component.Type.APPLICATION, main.path(), main.version());
    main.purl().ifPresent(component::setPurl);
    component.setBomRef("main");
    component.addHash(new Hash(Hash.Algorithm.SHA_256, materials.sha256().hex()));
    component.addProperty(new Property("slipway:file", materials.file()));
    component.addProperty(new Property("slipway:go", materials.goVersion()));
    materials
        .settings()
        .forEach(
            (key, value) -> component.addProperty(new Property("slipway:build:" + key, value)));
    return component;
  }

  private static Component part(Part part) {
    var component = component(Component.Type.LIBRARY, part.path(), part.version());
    component.setBomRef(part.reference());
    part.purl().ifPresent(component::setPurl);
    part.sha256().ifPresent(hex -> component.addHash(new Hash(Hash.Algorithm.SHA_256, hex)));
    if (!part.sum().isEmpty()) {
      component.addProperty(new Property("slipway:sum", part.sum()));
    }
    if (!part.replaces().isEmpty()) {
      component.addProperty(new Property("slipway:replaces", part.replaces()));
    }
    return component;
  }

  private static Component component(Component.Type type, String name, String version) {
    var component = new Component();
    component.setType(type);
    component.setName(name);
    if (!version.isEmpty()) {
      component.setVersion(version);
    }
    return component;
  }

  /** What the file does not say is which module uses which: all hang on the main one. */
  private static List<Dependency> dependencies(Component main, List<Component> parts) {
    var all = new Dependency(main.getBomRef());
    var dependencies = new ArrayList<Dependency>();
    dependencies.add(all);
    for (var part : parts) {
      var dependency = new Dependency(part.getBomRef());
      all.addDependency(dependency);
      dependencies.add(dependency);
    }
    return dependencies;
  }
}
