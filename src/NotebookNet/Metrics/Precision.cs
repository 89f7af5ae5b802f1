namespace NotebookNet;

/// <summary>Of the samples that were said to be of a class, the share that are: right / named. Keras: <c>Precision</c>.</summary>
/// <remarks>
/// <para>One output, (B) or (B, 1): the score of class 1, which is said above the threshold. Labels 0 or 1.</para>
/// <para>
/// Several outputs, (B, C): the largest is what is said, labels are class indices or one-hot, and the classes' scores become one
/// number as <see cref="Mean"/> says. All C classes count, as in a <see cref="ConfusionMatrix"/>; a score of 0/0 is 0, as in
/// scikit-learn.
/// </para>
/// </remarks>
/// <example><code>model.Compile(new Adam(), Loss.BinaryCrossEntropy, new Precision(threshold: 0.7));</code></example>
public sealed record Precision : Metric
{
    /// <summary>The precision of class 1, or over classes.</summary>
    /// <param name="threshold">Above it a single output says class 1; from 0 to 1.</param>
    /// <param name="mean">How the scores of several classes become one number.</param>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is not from 0 to 1.</exception>
    public Precision(double threshold = 0.5, ScoreMean mean = ScoreMean.Macro)
    {
        Threshold = OptionRange.Probability(threshold, nameof(threshold));
        Mean = mean;
    }

    /// <summary>Above it a single output says class 1.</summary>
    public double Threshold { get; }

    /// <summary>How the scores of several classes become one number.</summary>
    public ScoreMean Mean { get; }

    /// <inheritdoc/>
    public override string Name => "precision";

    /// <inheritdoc/>
    public override MetricAccumulator CreateAccumulator() => new ClassScoreAccumulator(
        Name, Threshold, Mean, static (right, named, _) => ClassScoreAccumulator.Ratio(right, named));
}
