using NotebookNet.Visuals;

namespace NotebookNet;

/// <content>How a history is drawn.</content>
public sealed partial class History
{
    /// <summary>A history stands wherever curves are asked for, such as in <see cref="TrainingCurves.Compare"/>.</summary>
    /// <param name="history">The history.</param>
    public static implicit operator TrainingCurves(History history) => (history ?? throw new ArgumentNullException(nameof(history))).Curves();

    /// <summary>The training curves.</summary>
    /// <param name="smoothing">
    /// How strongly they are smoothed, from 0 (not at all) to below 1, as in TensorBoard, which starts with 0.6; the measured values
    /// stay visible.
    /// </param>
    /// <param name="logScale">Whether losses and errors have a logarithmic axis; null chooses it for curves that fall by a factor of more than 1000.</param>
    /// <returns>The picture.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The smoothing is not from 0 to below 1.</exception>
    /// <example><code>history.Curves(smoothing: 0.6, logScale: true)</code></example>
    public TrainingCurves Curves(double smoothing = 0, bool? logScale = null) =>
        new([.. _values.Select(pair => new CurveSeries(pair.Key, pair.Value))], note: Message)
        {
            Smoothing = smoothing,
            LogScale = logScale,
            InitialEpoch = InitialEpoch,
            LearningRates = LearningRates,
            BestEpoch = RestoredEpoch ?? (Outcome == TrainingOutcome.StoppedEarly ? BestEpoch : null),
            StoppedEpoch = Outcome == TrainingOutcome.StoppedEarly ? LastEpoch : null,
        };
}
