namespace ScreenPop.Customers.Table.Requests;

/// <summary>There are no AWS credentials to sign a request with, or they could not be renewed.</summary>
public sealed class CredentialsException(Exception innerException) : Exception(innerException?.Message, innerException);
