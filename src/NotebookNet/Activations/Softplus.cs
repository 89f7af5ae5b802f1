namespace NotebookNet;

/// <summary>
/// ln(1 + eˣ): a smooth ReLU, always positive; for outputs that must be. Keras: <c>softplus</c>.
/// </summary>
public sealed record Softplus : Activation
{
    /// <inheritdoc/>
    public override Formula Formula => new(@"f(x) = \ln(1 + e^x)");

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <inheritdoc/>
    public override Tensor Apply(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Softplus();
    }
}
