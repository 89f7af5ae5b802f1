namespace NotebookNet;

/// <summary>
/// λ x for x &gt; 0, λ α (eˣ − 1) otherwise, with λ = 1.05070099 and α = 1.67326324: keeps mean 0 and variance 1 from layer to
/// layer, with LeCun normal weights (G. Klambauer et al., 2017). Keras: <c>selu</c>.
/// </summary>
public sealed record SELU : Activation
{
    /// <inheritdoc/>
    public override Formula Formula => new(@"f(x) = 1.0507 \begin{cases} x & x > 0 \\ 1.6733 \, (e^x - 1) & x \le 0 \end{cases}");

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <inheritdoc/>
    public override Tensor Apply(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.SELU();
    }
}
