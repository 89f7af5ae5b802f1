namespace NotebookNet.Kernels;

/// <summary>Work in parts, shared with other threads only where that pays.</summary>
internal static class Parts
{
    /// <summary>Does all parts: by the team when there is enough to do, else one after the other.</summary>
    /// <param name="work">The work.</param>
    /// <param name="parts">Into how many parts it is cut.</param>
    /// <param name="size">How much there is to do.</param>
    /// <param name="worthSharing">Below this much, waking another thread costs more than it saves.</param>
    public static void Run(IParallelWork work, int parts, long size, long worthSharing)
    {
        if (size >= worthSharing)
        {
            WorkerTeam.Run(work, parts);
            return;
        }

        for (var part = 0; part < parts; part++)
        {
            work.Execute(part);
        }
    }
}
