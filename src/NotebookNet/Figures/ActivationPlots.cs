namespace NotebookNet;

/// <summary>Draws activation functions.</summary>
public static class ActivationPlots
{
    private const int Samples = 401;

    /// <summary>Draws the function and its derivative, the one backpropagation uses.</summary>
    /// <param name="activation">The activation.</param>
    /// <param name="low">Where the drawing begins.</param>
    /// <param name="high">Where it ends.</param>
    /// <returns>A figure.</returns>
    /// <exception cref="InvalidOperationException">The function is not element-wise, such as softmax.</exception>
    /// <exception cref="ArgumentException">The range is empty or not finite.</exception>
    /// <example><code>
    /// Activation.GELU.Plot()
    /// </code></example>
    public static Figure Plot(this Activation activation, double low = -5, double high = 5)
    {
        ArgumentNullException.ThrowIfNull(activation);
        if (!(double.IsFinite(low) && double.IsFinite(high) && low < high))
        {
            throw new ArgumentException(FormattableString.Invariant($"Expected a range from a smaller to a larger number, but {low} to {high} came."), nameof(low));
        }

        double[] steps = [.. Enumerable.Range(0, Samples).Select(i => low + (high - low) * i / (Samples - 1))];
        var x = Tensor.From([.. steps.Select(v => (float)v)], Samples);
        var slopes = activation.Derivative(x);
        return new Figure(activation.Name).Line(steps, activation.Apply(x).Data, activation.Name).Line(steps, slopes.Data, activation.Name + "′").XAxis("x");
    }
}
