namespace NotebookNet;

/// <summary>
/// x Φ(x), where Φ is the share of a standard normal distribution below x: a smooth ReLU, usual in transformers (D. Hendrycks and
/// K. Gimpel, 2016). The exact form, not the approximation with tanh. Keras: <c>gelu</c>.
/// </summary>
public sealed record GELU : Activation
{
    /// <inheritdoc/>
    public override Formula Formula => new(@"f(x) = x \, \Phi(x)");

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <inheritdoc/>
    public override Tensor Apply(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.GELU();
    }
}
