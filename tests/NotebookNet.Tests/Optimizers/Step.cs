namespace NotebookNet.Tests;

/// <summary>Drives an optimizer by hand.</summary>
internal static class Step
{
    /// <summary>The values of a weight after each of the given gradients.</summary>
    public static double[] Path(Optimizer optimizer, double start, double[] gradients)
    {
        var state = new OptimizerState();
        var weight = new Variable(new[] { start });
        var path = new double[gradients.Length];
        for (var i = 0; i < gradients.Length; i++)
        {
            Tensor gradient = new[] { gradients[i] };
            state.Apply(optimizer, [(weight, gradient)]);
            path[i] = weight[0];
        }

        return path;
    }
}
