namespace NotebookNet;

/// <summary>max(x, 0); the derivative at 0 is 0. The usual choice inside a network. Keras: <c>relu</c>.</summary>
public sealed record ReLU : Activation
{
    /// <inheritdoc/>
    public override Formula Formula => new(@"f(x) = \max(0, x)");

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <inheritdoc/>
    public override Tensor Apply(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.ReLU();
    }
}
