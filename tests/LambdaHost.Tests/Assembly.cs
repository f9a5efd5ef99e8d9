// A host changes process-wide state: the console's writers and environment variables.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
