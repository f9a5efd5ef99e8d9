using ScreenPop.Deployment;
using ScreenPop.LambdaHost;

return await Hosting.RunAsync(new FunctionOptions()).ConfigureAwait(false);
