using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ScreenPop.Ccp.SignIn;

/// <summary>
/// Admits the CCP's own pages and programs, but no pages of other sites: the browser's same-origin policy restricts neither
/// WebSockets nor forms.
/// </summary>
internal static class SameOrigin
{
    public static bool Allows(HttpContext http, ILogger log)
    {
        var origin = http.Request.Headers.Origin.ToString();
        if (origin is "" || origin == $"{http.Request.Scheme}://{http.Request.Host}")
        {
            return true;
        }

        Log.OriginRefused(log, origin, http.Request.Host.ToString());
        return false;
    }
}
