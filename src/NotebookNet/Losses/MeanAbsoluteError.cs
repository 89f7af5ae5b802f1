namespace NotebookNet;

/// <summary>
/// Mean absolute error, 1/n Σ |ŷ − y|, for numbers to be predicted where outliers should not count much. The slope at 0 is 0.
/// Keras: <c>mean_absolute_error</c>.
/// </summary>
/// <remarks>Shapes: predictions (B, U), labels (B, U), or (B) when U is 1.</remarks>
/// <example><code>var loss = Loss.MeanAbsoluteError.Compute(predictions, labels);</code></example>
public sealed record MeanAbsoluteError : Loss
{
    /// <inheritdoc/>
    public override Formula Formula => new(@"L = \frac{1}{n} \sum_{i=1}^{n} |\hat{y}_i - y_i|");

    /// <inheritdoc/>
    public override Tensor Values(Tensor predictions, Tensor labels)
    {
        var aligned = Aligned(predictions, labels);
        return MeanOfSamples((predictions - aligned).Abs());
    }
}
