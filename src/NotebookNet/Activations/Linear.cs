namespace NotebookNet;

/// <summary>f(x) = x: no activation. Keras: <c>linear</c>.</summary>
public sealed record Linear : Activation
{
    /// <inheritdoc/>
    public override Formula Formula => new(@"f(x) = x");

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <inheritdoc/>
    public override Tensor Apply(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x;
    }
}
