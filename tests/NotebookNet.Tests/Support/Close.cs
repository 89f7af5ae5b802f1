namespace NotebookNet.Tests;

/// <summary>Comparisons that say where numbers differ.</summary>
internal static class Close
{
    /// <summary>Each pair differs by at most absolute + relative · |expected|.</summary>
    public static void To(
        IReadOnlyList<double> expected, IReadOnlyList<double> actual, double relative = 1e-5, double absolute = 1e-6, string what = "values")
    {
        Assert.True(expected.Count == actual.Count, $"{what}: expected {expected.Count} numbers, got {actual.Count}");
        for (var i = 0; i < expected.Count; i++)
        {
            // Written so that NaN fails.
            var isClose = Math.Abs(expected[i] - actual[i]) <= absolute + (relative * Math.Abs(expected[i]));
            Assert.True(isClose, FormattableString.Invariant($"{what}[{i}]: expected {expected[i]:R}, got {actual[i]:R}"));
        }
    }

    public static void To(double expected, double actual, double relative = 1e-5, double absolute = 1e-6, string what = "value") =>
        To([expected], [actual], relative, absolute, what);

    public static double[] Doubles(this Tensor tensor) => Array.ConvertAll(tensor.ToArray(), value => (double)value);
}
