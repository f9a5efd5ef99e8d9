using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ScreenPop.Ccp.SignIn;

/// <summary>
/// Lets in the CCP's own pages and programs, not other sites' pages: neither a WebSocket nor a form is bound by the
/// browser's same-origin policy.
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
