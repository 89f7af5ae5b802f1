namespace NotebookNet;

/// <summary>tanh x, from −1 to 1. Keras: <c>tanh</c>.</summary>
public sealed record Tanh : Activation
{
    /// <inheritdoc/>
    public override Formula Formula => new(@"\tanh(x) = \frac{e^x - e^{-x}}{e^x + e^{-x}}");

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <inheritdoc/>
    public override Tensor Apply(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Tanh();
    }
}
