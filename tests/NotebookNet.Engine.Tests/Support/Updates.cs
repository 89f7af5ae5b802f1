using NotebookNet.Kernels;

namespace NotebookNet.Engine.Tests.Support;

/// <summary>Optimizer steps for a single variable.</summary>
internal static class Updates
{
    /// <summary>One step of a rule.</summary>
    public static void Apply<TRule>(TRule rule, Treatment treatment, float[] weights, float[] gradient, params float[][] slots)
        where TRule : struct, IUpdateRule
    {
        var batch = new UpdateBatch();
        batch.Add(weights, gradient, slots, treatment);
        batch.Run(rule);
    }
}
