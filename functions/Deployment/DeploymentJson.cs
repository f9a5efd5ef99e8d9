using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ScreenPop.Deployment.Checks;
using ScreenPop.Deployment.Events;
using ScreenPop.Deployment.Numbers;
using ScreenPop.Deployment.Widget;

namespace ScreenPop.Deployment;

/// <summary>The JSON types of the deployment, serialized without reflection.</summary>
[JsonSerializable(typeof(ResourceRequest))]
[JsonSerializable(typeof(ResourceResponse))]
[JsonSerializable(typeof(PublishedFiles))]
[JsonSerializable(typeof(FlowChoice))]
[JsonSerializable(typeof(FlowAssociations))]
[JsonSerializable(typeof(CheckRequest))]
[JsonSerializable(typeof(CheckResult))]
[JsonSerializable(typeof(HookStatus))]
[JsonSerializable(typeof(JsonNode))]
internal sealed partial class DeploymentJson : JsonSerializerContext;
