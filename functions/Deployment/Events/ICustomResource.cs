namespace ScreenPop.Deployment.Events;

/// <summary>Something the stack needs and CloudFormation cannot make. Every request may come twice.</summary>
internal interface ICustomResource
{
    /// <summary>Makes it, or brings it to what the request says.</summary>
    /// <returns>Its id. Another one than before makes CloudFormation ask for the deletion of the former.</returns>
    Task<string> ApplyAsync(ResourceRequest request, CancellationToken cancellationToken);

    /// <summary>Undoes it; does nothing where that has been done.</summary>
    Task DeleteAsync(ResourceRequest request, CancellationToken cancellationToken);
}
