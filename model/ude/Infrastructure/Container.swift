import DataVault

let k8sConfig = Hub(
  "k8s_config", schema: "util", about: "How something runs on Kubernetes in production"
) {
  Key("config_id", .uuid)
}

/// Known wherever the image goes, since the digest is made of its content.
///
/// What is pushed under the same name and tag later is another image. Some have no tag.
let image = Hub("image", schema: "util", about: "A container image, as it was built") {
  Key("image_name", .text)
  Key("image_tag", .text, presence: .mayBeEmpty)
  Key("digest", .text)
}

let kubernetesProductionConfigs = Source(
  KubernetesProductionConfigs.self, about: "The production configurations of all clusters"
) { row in
  tenant.key(row.tenantId)
  k8sConfig.key(row.configId)

  Satellite("k8s_config", of: k8sConfig, about: "What runs where, within which limits") {
    row.cluster
    row.namespace
    row.version
    row.isActive
    row.resourceLimits
    row.autoScalingRules
    row.healthChecks
    row.readinessProbes
    row.livenessProbes
    row.podDisruptionBudget
    row.networkPolicies
    row.securityContext
    row.serviceMeshConfig
    row.createdAt
    row.updatedAt.notHashed()
  }

  Satellite("k8s_manifest", of: k8sConfig, about: "The manifest as it was handed to the cluster") {
    row.deploymentYaml.sensitive(.confidential).about("YAML; people put secrets into it")
  }
}

let containerRegistry = Source(
  ContainerRegistry.self, about: "The images that were pushed to the registry"
) { row in
  tenant.key(row.tenantId)
  image.key(row.imageName, row.imageTag, row.digest)

  Satellite("image", of: image, about: "Where an image comes from and how large it is") {
    row.imageId.about("The registry's own number")
    row.sizeBytes
    row.baseImage
    row.buildTimestamp
    row.pushedAt
    row.signed
    row.signatureVerified
    row.createdAt
  }

  Satellite("image_scan", of: image, about: "What the last scan for vulnerabilities found") {
    row.vulnerabilityScanStatus.about("PENDING, SCANNING, COMPLETED or FAILED")
    row.vulnerabilityCount
    row.highSeverityCount
  }

  StatusSatellite(
    of: image, named: "image_presence", about: "Whether an image is still in the registry")
}
