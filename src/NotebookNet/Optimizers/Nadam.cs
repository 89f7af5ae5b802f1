using NotebookNet.Kernels;

namespace NotebookNet;

/// <summary>
/// Nadam: Adam with Nesterov's momentum (T. Dozat, 2016). Keras: <c>Nadam</c>.
/// </summary>
/// <remarks>
/// The momentum grows over time, uₜ = β₁ (1 − ½ · 0.96ᵗ). With Adam's m and v and Uₜ = u₁ u₂ … uₜ:
/// m̂ = uₜ₊₁ m / (1 − Uₜ uₜ₊₁) + (1 − uₜ) g / (1 − Uₜ),  v̂ = v / (1 − β₂ᵗ),  w ← w − rate · m̂ / (√v̂ + ε).
/// </remarks>
/// <example><code>model.Compile(new Nadam(), Loss.SparseCategoricalCrossEntropy, Metric.Accuracy);</code></example>
public sealed record Nadam : Optimizer
{
    private const double Decay = 0.96;

    /// <summary>Nadam.</summary>
    /// <param name="learningRate">How far a step goes.</param>
    /// <param name="beta1">How much of the running mean of g is kept, in [0, 1).</param>
    /// <param name="beta2">How much of the running mean of g² is kept, in [0, 1).</param>
    /// <param name="epsilon">Keeps the division defined; positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public Nadam(double learningRate = 0.001, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-7)
        : base(learningRate)
    {
        Beta1 = OptionRange.Fraction(beta1, nameof(beta1));
        Beta2 = OptionRange.Fraction(beta2, nameof(beta2));
        Epsilon = OptionRange.Positive(epsilon, nameof(epsilon));
    }

    /// <summary>How much of the running mean of g is kept, in [0, 1).</summary>
    public double Beta1 { get; }

    /// <summary>How much of the running mean of g² is kept, in [0, 1).</summary>
    public double Beta2 { get; }

    /// <summary>Keeps the division defined; positive.</summary>
    public double Epsilon { get; }

    /// <inheritdoc/>
    internal override int SlotCount => 2;

    // Π (1 − ½ · 0.96ⁱ) for i = 1 … t. From i = 900 on the factors are 1 in double precision: the last product holds for ever.
    private static double[] WarmUp { get; } = WarmUpProducts();

    /// <inheritdoc/>
    internal override void Update(long step, double rate, UpdateBatch batch)
    {
        var (now, next) = (MomentumAt(step), MomentumAt(step + 1));
        var product = Powers.Of(Beta1, step) * WarmUp[Math.Min(step, WarmUp.Length - 1)];
        batch.Run(new NadamUpdate(
                (float)rate, (float)(1 - Beta1), (float)(1 - Beta2), (float)Epsilon,
                (float)(next / (1 - (product * next))), (float)((1 - now) / (1 - product)), (float)(1 / (1 - Powers.Of(Beta2, step)))));
    }

    private double MomentumAt(long step) => Beta1 * (1 - (0.5 * Powers.Of(Decay, step)));

    private static double[] WarmUpProducts()
    {
        var products = new double[1000];
        products[0] = 1;
        for (var i = 1; i < products.Length; i++)
        {
            products[i] = products[i - 1] * (1 - (0.5 * Powers.Of(Decay, i)));
        }

        return products;
    }
}
