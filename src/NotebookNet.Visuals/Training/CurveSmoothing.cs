namespace NotebookNet.Visuals;

/// <summary>Smooths a curve as TensorBoard does: an exponential moving average without the pull towards zero at its start.</summary>
internal static class CurveSmoothing
{
    /// <summary>
    /// The smoothed values: mₙ = w·mₙ₋₁ + (1 − w)·yₙ, shown as mₙ / (1 − wⁿ), where n counts the finite values so far. A value
    /// that is not finite stays as it is and is not counted; a constant curve stays as it is.
    /// </summary>
    public static double[] Apply(IReadOnlyList<double> values, double weight)
    {
        var smoothed = values.ToArray();
        if (weight <= 0 || smoothed.All(v => v == smoothed[0]))
        {
            return smoothed;
        }

        var (mean, bias) = (0.0, 1.0);
        for (var i = 0; i < smoothed.Length; i++)
        {
            if (double.IsFinite(smoothed[i]))
            {
                mean = weight * mean + (1 - weight) * smoothed[i];
                bias *= weight;
                smoothed[i] = mean / (1 - bias);
            }
        }

        return smoothed;
    }
}
