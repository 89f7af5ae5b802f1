namespace NotebookNet.Engine.Tests.Threads;

/// <summary>Tests that look at the team's own threads run when no other test asks for another team.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
