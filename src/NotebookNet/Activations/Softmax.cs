namespace NotebookNet;

/// <summary>softmax(x)ⱼ = e^xⱼ / Σᵢ e^xᵢ over the last dimension: class probabilities that add up to 1. Keras: <c>softmax</c>.</summary>
public sealed record Softmax : Activation
{
    /// <inheritdoc/>
    public override Formula Formula => new(@"\operatorname{softmax}(x)_j = \frac{e^{x_j}}{\sum_i e^{x_i}}");

    /// <inheritdoc/>
    public override bool IsElementwise => false;

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <inheritdoc/>
    public override Tensor Apply(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Softmax();
    }
}
