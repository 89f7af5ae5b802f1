namespace NotebookNet;

/// <summary>
/// x σ(x), also called swish: a smooth ReLU that dips below 0 once. Keras: <c>silu</c>.
/// </summary>
public sealed record SiLU : Activation
{
    /// <inheritdoc/>
    public override Formula Formula => new(@"f(x) = x \, \sigma(x)");

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <inheritdoc/>
    public override Tensor Apply(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.SiLU();
    }
}
