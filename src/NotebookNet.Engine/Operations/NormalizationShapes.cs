namespace NotebookNet.Operations;

/// <summary>Whether the numbers of a normalization fit the last dimension, and what is said when they do not.</summary>
internal static class NormalizationShapes
{
    /// <summary>Each of the numbers per channel is a vector as long as the last dimension.</summary>
    public static void Check(string who, Tensor x, params ReadOnlySpan<Tensor> perChannel)
    {
        if (x.Rank < 2 || x.Shape[^1] == 0)
        {
            throw new ShapeException($"{who} takes a batch (batch, …, channels) with at least one channel; got shape {x.Shape}. Reshape({x.Length}, 1) makes a column.");
        }

        foreach (var tensor in perChannel)
        {
            if (tensor.Rank != 1 || tensor.Length != x.Shape[^1])
            {
                throw new ShapeException(
                    $"{who} of {x.Shape} needs scales, shifts and statistics of shape ({x.Shape[^1]}), one number per channel; got {tensor.Shape}. Reshape({x.Shape[^1]}) turns a row into it.");
            }
        }
    }
}
