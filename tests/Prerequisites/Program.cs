using ScreenPop.Prerequisites;

foreach (var tool in BuildTool.All.Where(tool => args.Contains(tool.Name)))
{
    await BuildStep.RunAsync(announce => tool.GetAsync(new ThisMachine(), announce, CancellationToken.None));
}
