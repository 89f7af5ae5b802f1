namespace NotebookNet.Operations;

/// <summary>What a recurrent layer computes with.</summary>
/// <param name="X">The sequences, (B, T, F).</param>
/// <param name="Kernel">W, (F, G · U) for G gates of U units.</param>
/// <param name="Recurrent">R, (U, G · U).</param>
/// <param name="Bias">b, (G · U), or (2, G · U) for a GRU; none when null.</param>
/// <param name="Mask">(B, T), 0 at steps that do not count; all count when null.</param>
internal sealed record RecurrentInputs(Tensor X, Tensor Kernel, Tensor Recurrent, Tensor? Bias = null, Tensor? Mask = null)
{
    /// <summary>Everything, in the order of the operation's inputs.</summary>
    public Tensor[] All() => [X, Kernel, Recurrent, .. Bias is null ? [] : new[] { Bias }, .. Mask is null ? [] : new[] { Mask }];

    /// <summary>The shape of the result, after checking that everything fits.</summary>
    public Shape ResultShape(string name, int gates, bool hasTwoBiases, bool returnSequences)
    {
        if (X.Rank != 3 || X.Shape[1] == 0)
        {
            throw new ShapeException($"{name} takes sequences of shape (batch, steps, features) with at least one step; got {X.Shape}.");
        }

        var (batch, steps, features) = (X.Shape[0], X.Shape[1], X.Shape[2]);
        var units = Recurrent.Rank == 2 ? Recurrent.Shape[0] : 0;
        Check(name, "kernel", Kernel, [features, gates * units]);
        Check(name, "recurrent kernel", Recurrent, [units, gates * units]);
        Check(name, "bias", Bias, hasTwoBiases ? [2, gates * units] : [gates * units]);
        Check(name, "mask", Mask, [batch, steps]);
        return returnSequences ? [batch, steps, units] : [batch, units];
    }

    private void Check(string name, string what, Tensor? tensor, Shape expected)
    {
        if (tensor is not null && !tensor.Shape.Equals(expected))
        {
            throw new ShapeException($"{name}: for sequences of shape {X.Shape} the {what} needs shape {expected}; got {tensor.Shape}.");
        }
    }
}
