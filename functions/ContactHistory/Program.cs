using System.Text.Json;
using ScreenPop.ContactHistory;
using ScreenPop.LambdaHost;

var options = new FunctionOptions();
return await LambdaRuntime
    .RunAsync<JsonElement, HistoryResult, HistoryJson>(new HistoryFunction(options).StartAsync, options)
    .ConfigureAwait(false);
