using NotebookNet.Autodiff;

namespace NotebookNet.Training;

/// <summary>
/// One step of a model for one batch size, recorded once and replayed for each batch: fill <see cref="Input"/> and
/// <see cref="Labels"/>, run forward, perhaps backward, read the results.
/// </summary>
internal sealed class ModelStep
{
    private readonly RecordedStep _program;

    /// <summary>Records a step.</summary>
    /// <param name="model">The model.</param>
    /// <param name="batch">The number of samples.</param>
    /// <param name="labelShape">The shape of one label, or null to compute predictions only.</param>
    /// <param name="pass">Training or use.</param>
    public ModelStep(Model model, int batch, Shape? labelShape, Pass pass)
    {
        Input = new Tensor(model.InputShape.Prepend(batch));
        Labels = labelShape is null ? null : new Tensor(labelShape.Prepend(batch));
        pass.BeginTrace();
        using var tape = new GradientTape();
        LayerValues = model.ForwardEach(Input, pass);
        if (Labels is not null)
        {
            Loss = model.WeightPenalties().Concat(pass.Penalties)
                .Aggregate(model.Loss!.Compute(Predictions, Labels), (loss, penalty) => loss + penalty);
        }

        var sources = pass.IsTraining ? model.Layers.SelectMany(layer => layer.TrainableWeights).ToArray() : [];
        _program = new RecordedStep(tape, Loss ?? Predictions, sources);
        Gradients = [.. sources.Select(weight => (weight, _program.GradientOf(weight)!)).Where(pair => pair.Item2 is not null)];
    }

    /// <summary>Where the samples of a batch go.</summary>
    public Tensor Input { get; }

    /// <summary>Where the labels go, if there is a loss.</summary>
    public Tensor? Labels { get; }

    /// <summary>The input and the output of each layer.</summary>
    public IReadOnlyList<Tensor> LayerValues { get; }

    /// <summary>What the network says.</summary>
    public Tensor Predictions => LayerValues[^1];

    /// <summary>The mean loss of the batch.</summary>
    public Tensor? Loss { get; }

    /// <summary>The trained weights with the buffers of their gradients.</summary>
    public IReadOnlyList<(Variable Weight, Tensor Gradient)> Gradients { get; }

    /// <summary>Copies a batch of samples and labels to where the step reads them.</summary>
    public void Load(Dataset data, ReadOnlySpan<int> rows)
    {
        CopyRows(data.Features, rows, Input);
        if (Labels is not null)
        {
            CopyRows(data.Labels, rows, Labels);
        }
    }

    /// <summary>Computes predictions and loss.</summary>
    public void Forward() => _program.Forward();

    /// <summary>Computes the gradients, after <see cref="Forward"/>.</summary>
    public void Backward() => _program.Backward();

    private static void CopyRows(Tensor source, ReadOnlySpan<int> rows, Tensor target)
    {
        if (rows.Length == 0)
        {
            return;
        }

        var size = target.Length / rows.Length;
        for (var i = 0; i < rows.Length; i++)
        {
            source.Data.AsSpan(rows[i] * size, size).CopyTo(target.Data.AsSpan(i * size));
        }
    }
}
