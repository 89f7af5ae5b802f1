namespace NotebookNet;

/// <summary>What came of one fold.</summary>
/// <param name="Number">The number of the fold, from 1.</param>
/// <param name="TrainCount">How many samples it was trained on.</param>
/// <param name="TestCount">How many samples it was tested on.</param>
/// <param name="Evaluation">How good the model is on the test part.</param>
/// <param name="History">The course of its training.</param>
/// <param name="Model">The trained model.</param>
public sealed record FoldResult(int Number, int TrainCount, int TestCount, Evaluation Evaluation, History History, Model Model)
{
    /// <summary>The measures in one line.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => FormattableString.Invariant($"Fold {Number}: {TestCount} samples, ")
        + string.Join(", ", Evaluation.Keys.Select(key => FormattableString.Invariant($"{key} {Evaluation[key]:0.0000}")));
}
