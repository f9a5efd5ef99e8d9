using System.Security.Cryptography;
using System.Text;
using ScreenPop.FlowEngine.Program;

namespace ScreenPop.FlowEngine.Services;

/// <summary>Ids of the objects that a flow creates. The same call always creates the same ids, so runs can be compared.</summary>
internal static class NewId
{
    public static string Of(BlockRun run) =>
        new Guid(
            SHA256
                .HashData(Encoding.UTF8.GetBytes($"{run.Contact.ContactId}/{run.Block.Identifier}/{run.Call.Steps}"))
                .AsSpan(0, 16)
        ).ToString();
}
