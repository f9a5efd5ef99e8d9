using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ScreenPop.ConnectApi.Instance;
using ScreenPop.Contacts;

namespace ScreenPop.ConnectApi.Tests.Driver;

/// <summary>The API over a contact centre, on a free loopback port.</summary>
public sealed class ApiHost : IAsyncLifetime
{
    private readonly WebApplication web;

    public ApiHost()
    {
        Center = new ContactCenter(ContactCenterOptions.Sample);
        Resources = new MemoryResources(Center);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(Center);
        builder.Services.AddSingleton<IInstanceResources>(Resources);
        web = builder.Build();
        web.UseRouting();
        web.UseUnknownOperations();
        web.MapConnectApi();
    }

    internal ContactCenter Center { get; }

    internal MemoryResources Resources { get; }

    public Uri Address =>
        new(web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public async ValueTask InitializeAsync() => await web.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await web.DisposeAsync();
        Center.Dispose();
    }
}
