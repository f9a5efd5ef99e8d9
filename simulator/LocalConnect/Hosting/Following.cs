namespace ScreenPop.LocalConnect.Hosting;

/// <summary>Raises a callback after every change of the instance and of its journeys, until it is disposed.</summary>
internal sealed class Following : IDisposable
{
    private readonly LocalInstance instance;
    private readonly Action note;
    private readonly IDisposable subscription;

    public Following(LocalInstance instance, Action note)
    {
        this.instance = instance;
        this.note = note;
        instance.Journeys.Changed += note;
        subscription = instance.Center.Subscribe(_ => note());
    }

    public void Dispose()
    {
        instance.Journeys.Changed -= note;
        subscription.Dispose();
    }
}
