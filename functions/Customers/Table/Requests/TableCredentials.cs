using Amazon.Runtime;
using Amazon.Runtime.Credentials;

namespace ScreenPop.Customers.Table.Requests;

/// <summary>
/// The SDK's credentials with a typed failure. The SDK itself throws the same exception for missing credentials and for a broken
/// connection.
/// </summary>
internal sealed class TableCredentials : AWSCredentials
{
    private AWSCredentials? found;

    public override ImmutableCredentials GetCredentials()
    {
        try
        {
            return (found ??= DefaultAWSCredentialsIdentityResolver.GetCredentials()).GetCredentials();
        }
        catch (Exception e) when (e is AmazonClientException or InvalidOperationException)
        {
            throw new CredentialsException(e);
        }
    }

    public override async Task<ImmutableCredentials> GetCredentialsAsync()
    {
        try
        {
            return await (found ??= await DefaultAWSCredentialsIdentityResolver.GetCredentialsAsync().ConfigureAwait(false))
                .GetCredentialsAsync()
                .ConfigureAwait(false);
        }
        catch (Exception e) when (e is AmazonClientException or InvalidOperationException)
        {
            throw new CredentialsException(e);
        }
    }
}
