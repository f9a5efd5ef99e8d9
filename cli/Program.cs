using ScreenPop.Cli;

Console.SetOut(StandardStream.Output);
Console.SetError(StandardStream.Error);
return await CommandLine.RunAsync(args, Console.Out, Console.Error);
