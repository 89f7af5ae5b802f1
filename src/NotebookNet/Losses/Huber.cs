using System.Globalization;
using NotebookNet.Kernels;

namespace NotebookNet;

/// <summary>
/// Huber loss: ½ e² for |e| ≤ δ, and δ |e| − ½ δ² beyond, with e = ŷ − y: squares for small errors, a straight line for outliers.
/// Keras: <c>huber</c>.
/// </summary>
/// <remarks>Shapes: predictions (B, U), labels (B, U), or (B) when U is 1.</remarks>
/// <example><code>var loss = new Huber(delta: 2).Compute(predictions, labels);</code></example>
public sealed record Huber : Loss
{
    /// <inheritdoc/>
    public override Formula Formula => new($@"L = \frac{{1}}{{n}} \sum_{{i=1}}^{{n}} \begin{{cases}} \frac{{1}}{{2}} e_i^2 & |e_i| \le \delta \\ \delta |e_i| - \frac{{1}}{{2}} \delta^2 & |e_i| > \delta \end{{cases}} \quad e_i = \hat{{y}}_i - y_i,\ \delta = {Delta.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>Huber loss.</summary>
    /// <param name="delta">δ, where the straight line begins; positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">δ is not positive.</exception>
    public Huber(double delta = 1) => Delta = OptionRange.Positive(delta, nameof(delta));

    /// <summary>Where the straight line begins.</summary>
    public double Delta { get; }

    /// <inheritdoc/>
    public override string Name => Delta == 1 ? "Huber" : $"Huber({Delta.ToString(CultureInfo.InvariantCulture)})";

    /// <inheritdoc/>
    public override Tensor Values(Tensor predictions, Tensor labels) =>
        MeanOfSamples(Tensor.Binary(new HuberFunction((float)Delta), predictions, Aligned(predictions, labels)));
}
