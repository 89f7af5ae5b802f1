using System.Globalization;

namespace NotebookNet;

/// <summary>x for x &gt; 0, slope · x otherwise: a ReLU that cannot die. Keras: <c>leaky_relu</c>, there with slope 0.2.</summary>
/// <param name="Slope">The slope on the negative side; 0.01 as in most textbooks and in PyTorch.</param>
public sealed record LeakyReLU(double Slope = 0.01) : Activation
{
    /// <inheritdoc/>
    public override Formula Formula => new($@"f(x) = \begin{{cases}} x & x > 0 \\ {Slope.ToString(CultureInfo.InvariantCulture)} \, x & x \le 0 \end{{cases}}");

    /// <inheritdoc/>
    public override string Name => Slope == 0.01 ? "LeakyReLU" : $"LeakyReLU({Slope.ToString(CultureInfo.InvariantCulture)})";

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <inheritdoc/>
    public override Tensor Apply(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.LeakyReLU((float)Slope);
    }
}
