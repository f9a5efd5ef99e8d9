// A host changes what belongs to the whole process: the console's writers and environment variables.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
