namespace NotebookNet;

/// <summary>σ(x) = 1 / (1 + e⁻ˣ), from 0 to 1; for the output of a yes-or-no question. Keras: <c>sigmoid</c>.</summary>
public sealed record Sigmoid : Activation
{
    /// <inheritdoc/>
    public override Formula Formula => new(@"\sigma(x) = \frac{1}{1 + e^{-x}}");

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <inheritdoc/>
    public override Tensor Apply(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Sigmoid();
    }
}
