namespace ScreenPop.LambdaHost;

/// <summary>Starts a function: reads its environment, warms what it needs and gives back its handler.</summary>
/// <remarks>Runs once, in the init phase (10 s at most), before the first event is asked for.</remarks>
public delegate Task<Func<TIn, InvocationContext, CancellationToken, Task<TOut>>> FunctionStart<TIn, TOut>(
    CancellationToken cancellationToken
);
