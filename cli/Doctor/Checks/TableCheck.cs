using System.Runtime.CompilerServices;

namespace ScreenPop.Cli.Doctor.Checks;

/// <summary>Checks the table's state and that past contacts expire.</summary>
internal sealed class TableCheck(AwsCli aws)
{
    public async IAsyncEnumerable<Finding> RunAsync(
        Installation installation,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var table = (await aws.CallAsync("dynamodb", "describe-table", ["--table-name", installation.Table], cancellationToken))[
            "Table"
        ]!;
        var status = table["TableStatus"]!.ToString();
        yield return status is "ACTIVE" or "UPDATING"
            ? Finding.Fine("Table", $"{installation.Table} is {status} with at least {table["ItemCount"]} items.")
            : Finding.Wrong(
                "Table",
                $"{installation.Table} is {status}.",
                $"aws dynamodb describe-table --table-name {installation.Table}{aws.Options}"
            );

        var expiry = (
            await aws.CallAsync("dynamodb", "describe-time-to-live", ["--table-name", installation.Table], cancellationToken)
        )["TimeToLiveDescription"]!;
        yield return expiry["TimeToLiveStatus"]?.ToString() is "ENABLED" or "ENABLING"
        && expiry["AttributeName"]?.ToString() == "expiresAt"
            ? Finding.Fine("Expiry", "Past contacts expire.")
            : Finding.Wrong(
                "Expiry",
                "Past contacts never expire.",
                $"aws dynamodb update-time-to-live --table-name {installation.Table} --time-to-live-specification \"Enabled=true,AttributeName=expiresAt\"{aws.Options}"
            );
    }
}
