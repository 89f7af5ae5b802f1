namespace NotebookNet;

/// <summary>
/// ln softmax(x)ⱼ = xⱼ − ln Σᵢ e^xᵢ over the last dimension: logarithms of class probabilities, exact where the probabilities
/// themselves would be rounded to 0. Keras: <c>log_softmax</c>.
/// </summary>
public sealed record LogSoftmax : Activation
{
    /// <inheritdoc/>
    public override Formula Formula => new(@"f(x)_j = x_j - \ln \sum_i e^{x_i}");

    /// <inheritdoc/>
    public override bool IsElementwise => false;

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <inheritdoc/>
    public override Tensor Apply(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.LogSoftmax();
    }
}
