using System.Globalization;

namespace NotebookNet;

/// <summary>
/// x for x &gt; 0, α (eˣ − 1) otherwise: a ReLU that goes on smoothly to −α (D. Clevert et al., 2015). The derivative at 0 is α.
/// Keras: <c>elu</c>.
/// </summary>
/// <param name="Alpha">α; 1 gives a function without a kink.</param>
public sealed record ELU(double Alpha = 1) : Activation
{
    /// <inheritdoc/>
    public override Formula Formula => new($@"f(x) = \begin{{cases}} x & x > 0 \\ {Alpha.ToString(CultureInfo.InvariantCulture)} \, (e^x - 1) & x \le 0 \end{{cases}}");

    /// <inheritdoc/>
    public override string Name => Alpha == 1 ? "ELU" : $"ELU({Alpha.ToString(CultureInfo.InvariantCulture)})";

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <inheritdoc/>
    public override Tensor Apply(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.ELU((float)Alpha);
    }
}
