using ScreenPop.Soak;

using var interrupted = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    interrupted.Cancel();
};
return await SoakCommand.RunAsync(args, interrupted.Token);
