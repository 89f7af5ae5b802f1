using NotebookNet.Operations;

namespace NotebookNet;

/// <summary>
/// Hinge over classes, max(wrong − right + 1, 0): the true class has to be ahead of every other by 1. right = Σⱼ yⱼ ŷⱼ,
/// wrong = maxⱼ (1 − yⱼ) ŷⱼ. Keras: <c>categorical_hinge</c>.
/// </summary>
/// <remarks>Shapes: predictions (B, C), one-hot labels (B, C). Where several wrong classes are largest, they share the gradient.</remarks>
/// <example><code>var loss = Loss.CategoricalHinge.Compute(predictions, oneHotLabels);</code></example>
public sealed record CategoricalHinge : Loss
{
    /// <inheritdoc/>
    public override Formula Formula => new(@"L = \max\left( \max_j (1 - y_j) \hat{y}_j - \sum_j y_j \hat{y}_j + 1,\ 0 \right)");

    /// <inheritdoc/>
    public override Tensor Values(Tensor predictions, Tensor labels)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentNullException.ThrowIfNull(labels);
        return Operation.Run(new CategoricalHingeOperation(predictions, labels));
    }
}
