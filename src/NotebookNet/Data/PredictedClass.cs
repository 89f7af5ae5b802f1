namespace NotebookNet;

/// <summary>What was predicted for one sample, and what is true.</summary>
/// <param name="Actual">The true class.</param>
/// <param name="Predicted">The predicted class.</param>
/// <param name="Probability">How probable the prediction was said to be; NaN when only classes are known.</param>
/// <param name="ActualProbability">How probable the true class was said to be; NaN when only classes are known.</param>
internal readonly record struct PredictedClass(int Actual, int Predicted, double Probability, double ActualProbability)
{
    private const double Threshold = 0.5;

    /// <summary>Whether the prediction is right.</summary>
    public bool IsRight => Actual == Predicted;

    /// <summary>The predictions for the samples of a data set.</summary>
    /// <param name="predictions">Probabilities (N, C), (N) or (N, 1), or class indices (N).</param>
    /// <param name="data">The samples with their labels.</param>
    /// <exception cref="ShapeException">There is not one prediction per sample.</exception>
    public static PredictedClass[] Of(Tensor predictions, Dataset data)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        if (predictions.Rank is < 1 or > 2 || predictions.Shape[0] != data.Count)
        {
            throw new ShapeException($"One prediction per sample is needed: ({data.Count}) classes, or ({data.Count}, classes) probabilities; got {predictions.Shape}.");
        }

        if (predictions.Length == data.Count && predictions.AsSpan().ToArray().Any(value => value > 1))
        {
            return [.. Enumerable.Range(0, data.Count).Select(i => new PredictedClass((int)data.Labels.Data[i], (int)predictions.Data[i], double.NaN, double.NaN))];
        }

        var answers = new Answers(predictions, data.Labels, "A prediction");
        var result = new PredictedClass[answers.Rows];
        for (var i = 0; i < result.Length; i++)
        {
            var (actual, predicted) = (answers.Actual(i), answers.Predicted(i, Threshold));
            var row = answers.Row(i);
            result[i] = new(actual, predicted, ShareOf(row, predicted), ShareOf(row, actual));
        }

        return result;
    }

    private static double ShareOf(ReadOnlySpan<float> outputs, int label) => outputs.Length > 1 ? outputs[label] : label == 1 ? outputs[0] : 1 - outputs[0];
}
