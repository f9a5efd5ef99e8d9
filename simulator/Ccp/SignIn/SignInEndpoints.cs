using Microsoft.AspNetCore.Http;

namespace ScreenPop.Ccp.SignIn;

/// <summary>Determines the signed-in agent of a request, and handles the sign-in form.</summary>
internal static class SignInEndpoints
{
    /// <summary>Cookies are shared between ports, so the name must be unique on localhost.</summary>
    private const string Cookie = "screen-pop-ccp-session";

    /// <summary>The agent of this request; null when the agent must sign in first.</summary>
    public static string? Username(HttpContext http, CcpServer server)
    {
        var session = server.Faults.RefusesThirdPartyCookies && IsEmbedded(http) ? null : http.Request.Cookies[Cookie];
        var signedIn = server.SignIns.UsernameOf(session);
        if (server.Faults.RequiresSignIn)
        {
            return signedIn;
        }

        var asked = http.Request.Query["username"].FirstOrDefault();
        var username = string.IsNullOrEmpty(asked) ? signedIn ?? server.Options.DefaultUsername : asked;
        return username == signedIn || !server.SignIns.HasSignedOut(username) ? username : null;
    }

    /// <summary>Starts a session for the agent in the form and shows the CCP.</summary>
    public static async Task<IResult> SignInAsync(HttpContext http, CcpServer server)
    {
        if (!SameOrigin.Allows(http, server.Logger))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var username = form["username"].ToString();
        if (!server.Knows(username))
        {
            return Results.Redirect("./?unknown");
        }

        http.Response.Cookies.Append(
            Cookie,
            server.SignIns.Start(username),
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Path = "/ccp-v2",
            }
        );
        return Results.Redirect($"./?username={Uri.EscapeDataString(username)}");
    }

    private static bool IsEmbedded(HttpContext http) => http.Request.Headers["Sec-Fetch-Dest"] == "iframe";
}
