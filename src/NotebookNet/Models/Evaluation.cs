using NotebookNet.Visuals;

namespace NotebookNet;

/// <summary>How good a model is on given data: the loss, the metrics, and for classes the confusion matrix.</summary>
/// <example><code>
/// var result = model.Evaluate(test);
/// result["accuracy"]          // a number
/// result.ConfusionMatrix      // draws itself
/// </code></example>
public sealed partial class Evaluation : Displayable
{
    private readonly IReadOnlyList<KeyValuePair<string, double>> _values;
    private readonly Dataset _data;
    private readonly bool _isClasses;
    private ConfusionMatrix? _confusionMatrix;

    internal Evaluation(IReadOnlyList<KeyValuePair<string, double>> values, IReadOnlyList<Tensor> predictions, Dataset data, bool isClasses)
    {
        _values = values;
        _data = data;
        _isClasses = isClasses;
        AllPredictions = predictions;
    }

    /// <summary>What was measured: <c>loss</c> and the metrics.</summary>
    public IReadOnlyList<string> Keys => [.. _values.Select(pair => pair.Key)];

    /// <summary>The mean loss.</summary>
    public double Loss => _values[0].Value;

    /// <summary>The share of right answers, when <see cref="Metric.Accuracy"/> was compiled.</summary>
    /// <exception cref="ArgumentException">It was not compiled.</exception>
    public double Accuracy => this["accuracy"];

    /// <summary>What the network said for each sample; at the first output, when there are several.</summary>
    public Tensor Predictions => AllPredictions[0];

    /// <summary>What the network said for each sample at each output.</summary>
    public IReadOnlyList<Tensor> AllPredictions { get; }

    /// <summary>Which class was taken for which.</summary>
    /// <exception cref="InvalidOperationException">The model does not choose between classes.</exception>
    public ConfusionMatrix ConfusionMatrix => _isClasses
        ? _confusionMatrix ??= ConfusionMatrix.From(Predictions, _data.Labels, NamesIfFitting())
        : throw new InvalidOperationException(
            "There is no confusion matrix: the model predicts numbers, not classes. It needs a cross-entropy loss, with one output per class or one output for yes or no.");

    /// <summary>One measure.</summary>
    /// <param name="key"><c>loss</c> or a metric's name, such as <c>accuracy</c>.</param>
    /// <exception cref="ArgumentException">It was not measured.</exception>
    public double this[string key]
    {
        get
        {
            foreach (var pair in _values)
            {
                if (pair.Key == key)
                {
                    return pair.Value;
                }
            }

            throw new ArgumentException($"The evaluation has no '{key}'. It has: {string.Join(", ", Keys)}. Metrics are chosen in Compile.", nameof(key));
        }
    }
}
