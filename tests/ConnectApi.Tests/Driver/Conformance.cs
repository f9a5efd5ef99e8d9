using System.Text.Json.Nodes;
using ScreenPop.ConnectApi.Model;

namespace ScreenPop.ConnectApi.Tests.Driver;

/// <summary>Compares an answer with the service's model: its members, its errors and their statuses.</summary>
internal static class Conformance
{
    /// <param name="error">The error's name; null for an answer without one.</param>
    public static void Check(string operation, int status, string? error, JsonObject answer)
    {
        if (!ServiceModel.Operations.TryGetValue(operation, out var model))
        {
            Assert.Equal(("UnknownOperationException", 404), (error, status));
            return;
        }

        if (error is null)
        {
            var violations = ShapeCheck
                .OfAnswers.Check(answer, model.Output)
                .Select(violation => $"{operation}: {violation.Path} {violation.Text}");
            Assert.Empty(violations);
            return;
        }

        Assert.Contains(error, model.Errors);
        Assert.Equal(ServiceModel.Errors[error].Status, status);
        Assert.All(answer, member => Assert.Contains(member.Key, ServiceModel.Errors[error].Members));
    }
}
