using NotebookNet.Kernels;

namespace NotebookNet;

/// <summary>
/// Kullback–Leibler divergence, Σⱼ yⱼ ln(yⱼ / pⱼ): how far predicted probabilities p are from true ones y. Keras:
/// <c>kl_divergence</c>.
/// </summary>
/// <remarks>Shapes: probabilities p (B, C), labels y (B, C). Both are kept within [1e−7, 1].</remarks>
/// <example><code>var loss = Loss.KLDivergence.Compute(probabilities, trueProbabilities);</code></example>
public sealed record KLDivergence : Loss
{
    /// <inheritdoc/>
    public override Formula Formula => new(@"L = \sum_j y_j \ln \frac{y_j}{p_j}");

    /// <inheritdoc/>
    public override Tensor Values(Tensor predictions, Tensor labels)
    {
        var terms = Tensor.Binary(default(KLDivergenceFunction), predictions, Aligned(predictions, labels));
        return terms.Rank == 0 ? terms : terms.Sum(-1);
    }
}
