using NotebookNet.Kernels;

namespace NotebookNet.Engine.Tests.Threads;

/// <summary>Work from a lambda.</summary>
internal sealed class Work(Action<int> part) : IParallelWork
{
    public void Execute(int number) => part(number);
}
