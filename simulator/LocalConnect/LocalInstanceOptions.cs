using ScreenPop.Contacts;
using ScreenPop.Lambda;

namespace ScreenPop.LocalConnect;

/// <summary>The parts of a local Amazon Connect instance.</summary>
public sealed record LocalInstanceOptions
{
    /// <summary>The folder <c>contact-flows</c>, with the folders <c>flows</c> and <c>modules</c>.</summary>
    public required string FlowFolder { get; init; }

    /// <summary>
    /// The file name, without extension, of the flow that inbound contacts start in. The default value is
    /// <c>inbound-screen-pop</c>.
    /// </summary>
    public string InboundFlow { get; init; } = "inbound-screen-pop";

    /// <summary>The function that flows invoke as <c>${CustomerLookupFunctionArn}</c>.</summary>
    public required FunctionDefinition CustomerLookup { get; init; }

    /// <summary>The function that receives the instance's contact events; null for none, which is the default.</summary>
    public FunctionDefinition? ContactHistory { get; init; }

    /// <summary>
    /// The DynamoDB API of the functions. One on this machine is reached through a <see cref="Table.TableDoor"/>.
    /// </summary>
    public required Uri DynamoDb { get; init; }

    public ContactCenterOptions Center { get; init; } = ContactCenterOptions.Sample;

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
