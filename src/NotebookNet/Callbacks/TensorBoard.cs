using NotebookNet.Pictures;
using NotebookNet.TensorBoardFiles;

namespace NotebookNet;

/// <summary>
/// Writes a run log in the format of TensorBoard (<c>tensorboard --logdir logs</c>): loss and metrics, and on request weights as
/// histograms and pictures. Keras: <c>TensorBoard</c>.
/// </summary>
/// <remarks>
/// As Keras lays runs out: the folder <c>train</c> has the numbers of the training data, <c>validation</c> those of the validation data,
/// under the same tags: <c>epoch_loss</c>, <c>epoch_accuracy</c>, …, <c>epoch_learning_rate</c>; weights are
/// <c>dense/kernel/histogram</c> and <c>dense/kernel/image</c>. The step of an epoch is its number, from 1. Give each run a folder of
/// its own, or the curves of several runs are drawn as one.
/// </remarks>
/// <example><code>
/// var folder = Path.Combine(Path.GetTempPath(), "logs", $"run-{Guid.NewGuid():N}");
/// model.Fit(train, epochs: 3, validation: test, callbacks: [new TensorBoard(folder, histogramFrequency: 1)]);
/// </code></example>
public sealed class TensorBoard : Callback
{
    private const string ValidationPrefix = "val_";

    // A picture of more pixels on a side shows nothing more, and a large embedding would fill the disk.
    private const int MostPixels = 1024;

    private EventFile? _train;
    private EventFile? _validation;

    /// <summary>Writes a run log for TensorBoard.</summary>
    /// <param name="logDir">The folder of the run; it is made when it is missing.</param>
    /// <param name="histogramFrequency">Writes weights as histograms after every so many epochs; 0 for never.</param>
    /// <param name="writeImages">Whether kernels are written as pictures together with the histograms.</param>
    /// <param name="batchFrequency">Writes loss and metrics also after every so many batches, as <c>batch_loss</c> …; 0 for never.</param>
    /// <exception cref="ArgumentException">The folder is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A frequency is negative.</exception>
    public TensorBoard(string logDir = "logs", int histogramFrequency = 0, bool writeImages = false, int batchFrequency = 0)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(logDir);
        ArgumentOutOfRangeException.ThrowIfNegative(histogramFrequency);
        ArgumentOutOfRangeException.ThrowIfNegative(batchFrequency);
        if (writeImages && histogramFrequency == 0)
        {
            throw new ArgumentException("Pictures are written together with histograms: give a histogramFrequency, for example 1 for every epoch.", nameof(writeImages));
        }

        (LogDir, HistogramFrequency, WriteImages, BatchFrequency) = (logDir, histogramFrequency, writeImages, batchFrequency);
    }

    /// <summary>The folder of the run.</summary>
    public string LogDir { get; }

    /// <summary>Writes weights as histograms after every so many epochs.</summary>
    public int HistogramFrequency { get; }

    /// <summary>Whether kernels are written as pictures too.</summary>
    public bool WriteImages { get; }

    /// <summary>Writes loss and metrics also after every so many batches.</summary>
    public int BatchFrequency { get; }

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _train = new EventFile(Path.Combine(LogDir, "train"));
        _validation = context.Validation is null ? null : new EventFile(Path.Combine(LogDir, "validation"));
    }

    /// <inheritdoc/>
    public override void OnBatchEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (BatchFrequency > 0 && context.TotalSteps % BatchFrequency == 0)
        {
            var summary = new EventSummary();
            foreach (var (key, value) in context.Logs)
            {
                summary.Scalar("batch_" + key, value);
            }

            _train!.Add(context.TotalSteps, summary);
        }
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var (train, validation) = (new EventSummary(), new EventSummary());
        foreach (var (key, value) in context.Logs)
        {
            if (key.StartsWith(ValidationPrefix, StringComparison.Ordinal))
            {
                validation.Scalar("epoch_" + key[ValidationPrefix.Length..], value);
            }
            else
            {
                train.Scalar("epoch_" + key, value);
            }
        }

        train.Scalar("epoch_learning_rate", context.History.LearningRates[^1]);
        if (HistogramFrequency > 0 && context.Epoch % HistogramFrequency == 0)
        {
            foreach (var (name, weight) in context.Model.NamedWeights())
            {
                train.Histogram(name + "/histogram", weight.AsSpan());
                AddImage(train, name + "/image", weight);
            }
        }

        _train!.Add(context.Epoch, train);
        _validation?.Add(context.Epoch, validation);
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(TrainingContext context) => (_train, _validation) = (null, null);

    // A kernel as a grey picture: rows are inputs, columns units; further dimensions lie below each other.
    private void AddImage(EventSummary summary, string tag, Variable weight)
    {
        if (!WriteImages || weight.Rank < 2 || weight.Length == 0)
        {
            return;
        }

        var width = weight.Shape[^1];
        var height = weight.Length / width;
        if (width > MostPixels || height > MostPixels)
        {
            return;
        }

        summary.Image(tag, height, width, GreyPicture.Encode(weight.AsSpan(), width));
    }
}
