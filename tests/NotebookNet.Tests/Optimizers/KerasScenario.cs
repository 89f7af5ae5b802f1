namespace NotebookNet.Tests;

/// <summary>The scenario of Keras' own optimizer tests: ten weights of 1, first a gradient of 0.01, then 0.1, 0.2, … 1.0.</summary>
internal static class KerasScenario
{
    /// <summary>The weights after each of five steps.</summary>
    public static double[][] Run(Optimizer optimizer)
    {
        var weights = new Variable(Tensor.Ones(10));
        var path = new double[5][];
        for (var step = 0; step < path.Length; step++)
        {
            Tensor gradient = step == 0 ? Tensor.Full(0.01f, 10) : Enumerable.Range(1, 10).Select(i => i / 10.0).ToArray();
            optimizer.Apply([gradient], [weights]);
            path[step] = weights.Doubles();
        }

        return path;
    }
}
