namespace ScreenPop.LambdaHost;

/// <summary>Answers one event.</summary>
/// <typeparam name="TIn">The event.</typeparam>
/// <typeparam name="TOut">The answer.</typeparam>
/// <param name="event">The event that the function is invoked with.</param>
/// <param name="context">The context of the invocation.</param>
/// <param name="cancellationToken">Cancelled shortly before Lambda kills the invocation.</param>
public delegate Task<TOut> LambdaHandler<in TIn, TOut>(
    TIn @event,
    InvocationContext context,
    CancellationToken cancellationToken
);

/// <summary>Starts a function: reads its environment, warms its dependencies and returns its handler.</summary>
/// <remarks>Runs once, in the init phase (10 s at most), before the first event is requested.</remarks>
public delegate Task<LambdaHandler<TIn, TOut>> FunctionStart<TIn, TOut>(CancellationToken cancellationToken);
