using System.Text;
using ScreenPop.Contacts;
using ScreenPop.FlowEngine.Contacts;
using ScreenPop.Lambda;
using ScreenPop.LocalConnect.Table;

namespace ScreenPop.Soak.Plans;

/// <summary>
/// Draws the calls of a soak. Each depends only on the seed and its own number, so that it can be repeated alone.
/// </summary>
internal static class CallPlans
{
    private static readonly string[] Lines = ["+18005550199", "+18005550142", "+18005550111"];

    /// <summary>Possible answers of a broken function or of a proxy in front of it.</summary>
    private static readonly string[] Rubbish =
    [
        "",
        "not JSON",
        "null",
        "[]",
        "\"match\"",
        "{}",
        """{"lookupStatus":5}""",
        """{"lookupStatus":{"S":"match"}}""",
        """{"lookupStatus":"perhaps","customerId":"C-0"}""",
        """{"lookupStatus":"match","customerId":null}""",
        "<html>502 Bad Gateway</html>",
        $$"""{"lookupStatus":"match","customerNotes":"{{new string('x', 40_000)}}"}""",
    ];

    public static CallPlan Draw(int seed, int number)
    {
        // Random's seeded sequence is equal on every version of .NET.
        var random = new Random(unchecked((seed * 1_000_003) + (number * 7_919)));
        var caller = DrawCaller(random);
        return new CallPlan(number)
        {
            Caller = caller,
            Contact = DrawContact(random, caller),
            Keys = Chance(random, 5) ? "1#9*" : "",
            GivesUp = Chance(random, 12) ? Pick(random, Enum.GetValues<GiveUp>()) : null,
            Agent = DrawConduct(random),
            LookupFaults = Chance(random, 12) ? DrawLookupFaults(random) : [],
            TableFault = Chance(random, 10) ? DrawTableFault(random) : null,
            TableFaultTimes = Chance(random, 50) ? 1 : int.MaxValue,
            HistoryKilledAfter = Chance(random, 1) ? TimeSpan.FromMilliseconds(random.Next(25)) : null,
            DeskFault = Chance(random, 35) ? Pick(random, Enum.GetValues<DeskFault>()) : null,
            DeskFaultAt = Pick(random, Enum.GetValues<DeskStage>()),
            TablePause = Chance(random, 30) ? TimeSpan.FromMilliseconds(random.Next(12)) : null,
            NoteFault = Chance(random, 8) ? DrawTableFault(random) : null,
            NoteFaultTimes = Chance(random, 85) ? 1 : int.MaxValue,
        };
    }

    private static Caller DrawCaller(Random random) =>
        random.Next(100) switch
        {
            < 60 => Pick(random, CustomerBase.Known),
            < 72 => Pick(random, CustomerBase.Shared),
            < 82 => Pick(random, CustomerBase.Unknown),
            < 90 => Pick(random, CustomerBase.Withheld),
            < 96 => Pick(random, CustomerBase.Senders),
            _ => new Caller("visitor who claims to be a customer", null, null, "none"),
        };

    private static NewContact DrawContact(Random random, Caller caller)
    {
        var line = Pick(random, Lines);
        if (caller.Kind == "e-mail of a customer")
        {
            return new NewContact
            {
                Channel = Channel.Email,
                CustomerEndpoint = new ContactEndpoint(EndpointType.EmailAddress, caller.Address!),
                SystemEndpoint = new ContactEndpoint(EndpointType.EmailAddress, "support@example.test"),
            };
        }

        if (caller.Address is null)
        {
            return new NewContact
            {
                Channel = Chance(random, 30) ? Channel.Task : Channel.Chat,
                CustomerName = "<b>visitor</b>",
                Name = "A task",
                Attributes = VisitorAttributes(random),
            };
        }

        return NewContact.Call(caller.Address, line) with
        {
            InitiationMethod = Chance(random, 8) ? InitiationMethod.Callback : InitiationMethod.Inbound,
        };
    }

    /// <summary>A visitor's page chooses attributes freely. Attributes of the lookup must not be accepted from it.</summary>
    private static Dictionary<string, string> VisitorAttributes(Random random)
    {
        var attributes = new Dictionary<string, string>
        {
            ["HostedWidget-name"] = "javascript:alert(1)",
            ["comment"] = "\u202e<img src=x onerror=alert(1)>\r\nSet-Cookie: a=b",
            ["lookupStatus"] = "match",
            ["customerId"] = Pick(random, CustomerBase.Known).CustomerId!,
        };
        if (Chance(random, 40))
        {
            attributes["popUrl"] = "https://crm.example.test/customers/C-1001";
        }

        if (Chance(random, 40))
        {
            attributes[CallPlan.Filler] = new string('x', RoomFor(attributes) - random.Next(700));
        }

        return attributes;
    }

    private static int RoomFor(Dictionary<string, string> attributes) =>
        ContactAttributes.LimitBytes
        - CallPlan.Filler.Length
        - attributes.Sum(attribute => Encoding.UTF8.GetByteCount(attribute.Key) + Encoding.UTF8.GetByteCount(attribute.Value));

    private static AgentConduct DrawConduct(Random random) =>
        random.Next(100) switch
        {
            < 4 => AgentConduct.Rejects,
            < 6 => AgentConduct.Misses,
            < 14 => AgentConduct.Transfers,
            < 17 => AgentConduct.IsMonitored,
            _ => AgentConduct.Answers,
        };

    /// <summary>One fault, or one for each of Connect's retries.</summary>
    private static IReadOnlyList<FunctionFault?> DrawLookupFaults(Random random)
    {
        FunctionFault fault = random.Next(100) switch
        {
            < 12 => new FunctionFault.Killed(TimeSpan.FromMilliseconds(random.Next(20))),
            < 40 => new FunctionFault.Throttled(),
            < 62 => new FunctionFault.Slow(TimeSpan.FromMilliseconds(random.Next(50, 800))),
            < 68 => new FunctionFault.Slow(TimeSpan.FromSeconds(30)),
            _ => new FunctionFault.Answers(Pick(random, Rubbish)),
        };
        return Chance(random, 70) ? [fault] : [fault, fault, fault, fault];
    }

    private static TableFault DrawTableFault(Random random) =>
        random.Next(100) switch
        {
            < 30 => new TableFault.Throttled(),
            < 50 => new TableFault.Down(),
            < 66 => new TableFault.Reset(),
            < 72 => new TableFault.StallsAfterHeaders(),
            < 78 => new TableFault.StallsInMidBody(),
            < 82 => new TableFault.OneByteASecond(),
            < 96 => new TableFault.Slow(TimeSpan.FromMilliseconds(random.Next(30, 400))),
            _ => new TableFault.Slow(TimeSpan.FromSeconds(30)),
        };

    private static bool Chance(Random random, int percent) => random.Next(100) < percent;

    private static T Pick<T>(Random random, IReadOnlyList<T> of) => of[random.Next(of.Count)];
}
