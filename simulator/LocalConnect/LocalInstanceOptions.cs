using ScreenPop.Contacts;
using ScreenPop.Lambda;

namespace ScreenPop.LocalConnect;

/// <summary>What a local Amazon Connect instance is made of.</summary>
public sealed record LocalInstanceOptions
{
    /// <summary>The folder <c>contact-flows</c>, with <c>flows</c> and <c>modules</c> in it.</summary>
    public required string FlowFolder { get; init; }

    /// <summary>The flow that an inbound contact starts in, by its file's name.</summary>
    public string InboundFlow { get; init; } = "inbound-screen-pop";

    /// <summary>The function that flows invoke as <c>${CustomerLookupFunctionArn}</c>.</summary>
    public required FunctionDefinition CustomerLookup { get; init; }

    /// <summary>The function that gets the instance's contact events; null when nothing listens to them.</summary>
    public FunctionDefinition? ContactHistory { get; init; }

    /// <summary>
    /// The DynamoDB API that the functions use. One on this machine is reached through a <see cref="Table.TableDoor"/>.
    /// </summary>
    public required Uri DynamoDb { get; init; }

    public ContactCenterOptions Center { get; init; } = ContactCenterOptions.Sample;

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
