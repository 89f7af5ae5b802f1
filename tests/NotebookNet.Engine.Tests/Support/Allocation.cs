using NotebookNet.Autodiff;

namespace NotebookNet.Engine.Tests.Support;

/// <summary>How much a replay allocates.</summary>
internal static class Allocation
{
    /// <summary>
    /// The bytes of the thriftiest of several replays. A collection that another test causes counts the rest of this thread's
    /// buffer as allocated, and another test's thread limit founds the team anew: one replay alone says nothing. What a replay
    /// itself needs, every replay allocates.
    /// </summary>
    public static long OfReplay(RecordedStep step)
    {
        var least = long.MaxValue;
        for (var i = 0; i < 10; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            step.Forward();
            step.Backward();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
