using System.Text;
using ScreenPop.Deployment.Aws;

namespace ScreenPop.Deployment.Tests;

/// <summary>
/// AWS's published examples. Sources: IAM User Guide, "Create a signed request"; S3 API Reference, "Signature calculations:
/// examples".
/// </summary>
public sealed class SignatureTests
{
    [Fact]
    public void The_example_of_the_IAM_guide()
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            "https://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08"
        )
        {
            Content = new ByteArrayContent([]),
        };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");

        Signature.Sign(
            request,
            [],
            "iam",
            "us-east-1",
            new Credentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", null),
            Utc(2015, 8, 30, 12, 36)
        );

        Assert.Equal("5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7", SignatureOf(request));
    }

    [Fact]
    public void The_example_of_an_object_put_into_a_bucket()
    {
        var body = Encoding.UTF8.GetBytes("Welcome to Amazon S3.");
        using var request = new HttpRequestMessage(HttpMethod.Put, "https://examplebucket.s3.amazonaws.com/test%24file.text");
        request.Headers.TryAddWithoutValidation("date", "Fri, 24 May 2013 00:00:00 GMT");
        request.Headers.TryAddWithoutValidation("x-amz-storage-class", "REDUCED_REDUNDANCY");

        Signature.Sign(
            request,
            body,
            "s3",
            "us-east-1",
            new Credentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", null),
            Utc(2013, 5, 24, 0, 0)
        );

        Assert.Equal("98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd", SignatureOf(request));
    }

    [Fact]
    public void A_session_s_token_is_signed_with_the_rest()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://connect.us-east-1.amazonaws.com/");

        Signature.Sign(
            request,
            [],
            "connect",
            "us-east-1",
            new Credentials("AKIDEXAMPLE", "example", "token"),
            Utc(2026, 1, 1, 0, 0)
        );

        Assert.Contains(
            "host;x-amz-date;x-amz-security-token",
            Assert.Single(request.Headers.NonValidated["Authorization"]),
            StringComparison.Ordinal
        );
    }

    private static DateTimeOffset Utc(int year, int month, int day, int hour, int minute) =>
        new(year, month, day, hour, minute, 0, TimeSpan.Zero);

    private static string SignatureOf(HttpRequestMessage request) =>
        Assert.Single(request.Headers.NonValidated["Authorization"]).Split("Signature=")[1];
}
