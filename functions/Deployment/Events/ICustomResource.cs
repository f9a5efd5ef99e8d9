namespace ScreenPop.Deployment.Events;

/// <summary>A resource that the stack needs and CloudFormation does not offer. Every request may arrive twice.</summary>
internal interface ICustomResource
{
    /// <summary>Creates the resource, or updates it to match the request.</summary>
    /// <returns>The resource's id. A changed id makes CloudFormation delete the former resource.</returns>
    Task<string> ApplyAsync(ResourceRequest request, CancellationToken cancellationToken);

    /// <summary>Deletes the resource; does nothing when it is gone.</summary>
    Task DeleteAsync(ResourceRequest request, CancellationToken cancellationToken);
}
