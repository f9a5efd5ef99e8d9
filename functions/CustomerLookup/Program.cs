using ScreenPop.CustomerLookup;
using ScreenPop.CustomerLookup.Events;
using ScreenPop.LambdaHost;

var options = new FunctionOptions();
return await LambdaRuntime
    .RunAsync<ConnectEvent, Dictionary<string, string>, LookupJson>(new LookupFunction(options).StartAsync, options)
    .ConfigureAwait(false);
