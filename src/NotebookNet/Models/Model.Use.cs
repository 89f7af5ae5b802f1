using NotebookNet.Training;

namespace NotebookNet;

/// <content>Predicting and evaluating.</content>
public sealed partial class Model
{
    // Large enough for the kernels to be busy, small enough that the buffers stay in the cache.
    private const int UseBatchSize = 256;

    // Up to so many samples the recorded step is kept for the next call: its buffers are small, and recording would take longer
    // than computing.
    private const int FewSamples = 32;

    // Taken out while it is in use, so that a second thread that predicts at the same time makes a step of its own.
    private KeptStep? _stepForFew;

    /// <summary>What the network says for each sample. Keras: <c>predict</c>.</summary>
    /// <param name="samples">The samples, (N, …).</param>
    /// <returns>The predictions, (N, …): for a softmax output the probability of each class; <see cref="Tensor.ArgMax()"/> gives the class.</returns>
    /// <exception cref="ShapeException">The samples have another shape than the model takes.</exception>
    /// <exception cref="DataException">A number is missing or infinite.</exception>
    public Tensor Predict(Tensor samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        RequireOneOutput("Predict");
        return Preprocessing is null && PredictAgain(samples) is { } predictions ? predictions : Predict([samples])[0];
    }

    /// <summary>What a network with several inputs or outputs says for each sample.</summary>
    /// <param name="samples">The samples of each input, (N, …).</param>
    /// <returns>The predictions of each output, (N, …).</returns>
    /// <exception cref="ShapeException">The samples have another shape than the model takes.</exception>
    /// <exception cref="DataException">A number is missing or infinite.</exception>
    public Tensor[] Predict(IReadOnlyList<Tensor> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        if (Preprocessing is not null && samples.Count == 1)
        {
            samples = [Preprocessed(samples[0])];
        }

        CheckSamples([.. samples.Select(tensor => tensor.Shape)], "Predict");
        return PredictAll(new Dataset(samples, [new Tensor([samples[0].Shape[0]])]));
    }

    /// <summary>What the network says for each sample of a data set.</summary>
    /// <param name="data">The data; its labels are not looked at.</param>
    /// <returns>The predictions, (N, …).</returns>
    public Tensor Predict(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        RequireOneOutput("Predict");
        data = Preprocessed(data);
        CheckSamples([.. data.FeatureRows.Select(rows => rows.Shape)], "Predict");
        return PredictAll(data)[0];
    }

    /// <summary>How good the model is on data it was not trained on: loss, metrics, and for classes the confusion matrix. Keras: <c>evaluate</c>.</summary>
    /// <param name="data">The data.</param>
    /// <returns>The evaluation, which draws itself.</returns>
    /// <exception cref="InvalidOperationException">The model is not compiled.</exception>
    /// <exception cref="ShapeException">Samples or labels do not fit the model.</exception>
    /// <exception cref="DataException">There are no samples, or a number is missing or infinite.</exception>
    public Evaluation Evaluate(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var samples = Preprocessed(data);
        CheckData(samples, "Evaluate");
        var values = new StepCache(this, Pass.Inference).Measure(samples, UseBatchSize);
        return new Evaluation(values, PredictAll(samples), data, OutputIsClasses());
    }

    /// <summary>How good the model is on tensors or arrays.</summary>
    /// <param name="features">The samples, (N, …).</param>
    /// <param name="labels">The labels, (N) or (N, K).</param>
    /// <returns>The evaluation.</returns>
    public Evaluation Evaluate(Tensor features, Tensor labels) => Evaluate(new Dataset(features, labels));

    private Tensor[] PredictAll(Dataset data)
    {
        data.CheckFeatures("Predict");
        Tensor[] predictions = [.. OutputShapes.Select(shape => new Tensor(shape.Prepend(data.Count)))];
        foreach (var (step, first, count) in StepCache.Inference(this, data, UseBatchSize, withLoss: false))
        {
            step.Forward();
            for (var i = 0; i < predictions.Length; i++)
            {
                var size = OutputShapes[i].Size;
                step.Predictions[i].Data.AsSpan(0, count * size).CopyTo(predictions[i].Data.AsSpan(first * size));
            }

            if (data.Count <= FewSamples)
            {
                Volatile.Write(ref _stepForFew, new KeptStep(step));
            }
        }

        return predictions;
    }

    /// <summary>The predictions by the step of an earlier call for as many samples; null when there is none, or the samples need a closer look.</summary>
    private Tensor? PredictAgain(Tensor samples)
    {
        if (samples.Rank == 0 || samples.Shape[0] > FewSamples || Interlocked.Exchange(ref _stepForFew, null) is not { } kept)
        {
            return null;
        }

        if (!kept.Step.TryLoad(samples))
        {
            return null;
        }

        kept.Forward();
        var result = new Tensor(kept.Step.Predictions[0].Shape);
        kept.Step.Predictions[0].Data.CopyTo(result.Data, 0);
        Volatile.Write(ref _stepForFew, kept);
        return result;
    }

    private bool OutputIsClasses() =>
        Losses.Count == 1 && OutputShape.Rank == 1 && Loss is SparseCategoricalCrossEntropy or CategoricalCrossEntropy
        || (Losses.Count == 1 && Loss is BinaryCrossEntropy && OutputShape.Size == 1);
}
