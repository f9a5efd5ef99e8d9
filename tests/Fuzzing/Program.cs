using ScreenPop.Fuzzing;

using var interrupted = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    interrupted.Cancel();
};
return await FuzzCommand.RunAsync(args, interrupted.Token);
