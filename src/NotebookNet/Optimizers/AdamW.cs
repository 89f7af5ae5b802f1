namespace NotebookNet;

/// <summary>
/// Adam with decoupled weight decay (I. Loshchilov and F. Hutter, 2019): before Adam's step, w ← w − w · decay · rate. Keras:
/// <c>AdamW</c>.
/// </summary>
/// <remarks>The rule is that of <see cref="Adam"/>; only the default of <see cref="Optimizer.WeightDecay"/> is 0.004 instead of 0.</remarks>
/// <example><code>model.Compile(new AdamW(0.001, weightDecay: 0.01), Loss.SparseCategoricalCrossEntropy, Metric.Accuracy);</code></example>
public sealed record AdamW : Adam
{
    /// <summary>Adam with decoupled weight decay.</summary>
    /// <param name="learningRate">How far a step goes.</param>
    /// <param name="weightDecay">The part of a weight, times the rate, that each step takes away; not negative.</param>
    /// <param name="beta1">How much of the running mean of g is kept, in [0, 1).</param>
    /// <param name="beta2">How much of the running mean of g² is kept, in [0, 1).</param>
    /// <param name="epsilon">Keeps the division defined; positive.</param>
    /// <param name="amsgrad">Whether the largest v so far divides the step.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public AdamW(
        double learningRate = 0.001, double weightDecay = 0.004, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-7, bool amsgrad = false)
        : base(learningRate, beta1, beta2, epsilon, amsgrad) => WeightDecay = weightDecay;
}
