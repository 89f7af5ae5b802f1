using System.Collections.ObjectModel;
using NotebookNet.Autodiff;
using NotebookNet.Kernels;

namespace NotebookNet.Training;

/// <summary>
/// One step of a model for one batch size, recorded once and replayed for each batch: load samples and labels, run forward,
/// perhaps backward, read the results.
/// </summary>
internal sealed class ModelStep
{
    private readonly RecordedStep _program;
    private readonly Tensor[] _inputs;
    private readonly Tensor? _weights;
    private readonly RowGather[] _gatherInputs;
    private readonly RowGather?[] _gatherLabels;
    private readonly RowGather? _gatherWeights;
    private readonly BatchGather _gather;

    /// <summary>Records a step, and loads it.</summary>
    /// <param name="model">The model.</param>
    /// <param name="data">The data the step will see: shapes of labels, whether samples have weights, whether labels are inputs.</param>
    /// <param name="rows">The samples it sees first; it is for as many.</param>
    /// <param name="withLoss">Whether there is a loss, or only predictions.</param>
    /// <param name="pass">Training or use.</param>
    public ModelStep(Model model, Dataset data, ReadOnlySpan<int> rows, bool withLoss, Pass pass)
    {
        var batch = rows.Length;
        _inputs = [.. model.InputShapes.Select(shape => new Tensor(shape.Prepend(batch)))];
        Labels = withLoss ? [.. data.AllLabels.Select(labels => LabelsOf(data, labels, batch))] : [];
        _weights = withLoss && data.SampleWeights is not null ? new Tensor([batch]) : null;
        _gatherInputs = [.. _inputs.Select(input => new RowGather(input))];
        _gatherLabels = [.. Labels.Select(labels => Array.IndexOf(_inputs, labels) < 0 ? new RowGather(labels) : null)];
        _gatherWeights = _weights is null ? null : new RowGather(_weights);
        _gather = new BatchGather(batch, [.. _gatherInputs.Concat(_gatherLabels).Append(_gatherWeights).OfType<RowGather>()]);

        // Before anything is computed: pages of memory that are read before they are first written cost a message to each core then.
        Load(data, rows);
        pass.BeginTrace();
        using var tape = new GradientTape();
        var values = model.ForwardEach(_inputs, pass);
        Predictions = [.. model.Graph.Outputs.Select(node => values[node])];
        if (withLoss)
        {
            OutputLosses = [.. model.Losses.Select((loss, i) => loss.Compute(Predictions[i], Labels[i], _weights))];
            Loss = model.WeightPenalties().Concat(pass.Penalties).Aggregate(model.TotalLoss(OutputLosses), (loss, penalty) => loss + penalty);
        }

        var sources = pass.IsTraining ? model.Layers.SelectMany(layer => layer.TrainableWeights).ToArray() : [];
        if (pass.IsTraining)
        {
            Values = values;
        }

        _program = new RecordedStep(tape, Loss ?? Predictions[0], sources, [.. Values.Values, .. Predictions, .. OutputLosses]);
        Gradients = [.. sources.Select(weight => (weight, _program.GradientOf(weight)!)).Where(pair => pair.Item2 is not null)];
    }

    /// <summary>Where the labels of each output go; none when there is no loss.</summary>
    public IReadOnlyList<Tensor> Labels { get; }

    /// <summary>What flows at each place of the model in a training step, to find where it diverged; in a prediction most of it is never in memory.</summary>
    public IReadOnlyDictionary<Models.Graph.GraphPlace, Tensor> Values { get; } = ReadOnlyDictionary<Models.Graph.GraphPlace, Tensor>.Empty;

    /// <summary>What the network says at each output.</summary>
    public IReadOnlyList<Tensor> Predictions { get; }

    /// <summary>The mean loss of the batch at each output.</summary>
    public IReadOnlyList<Tensor> OutputLosses { get; } = [];

    /// <summary>The loss of the batch: of all outputs together, with penalties.</summary>
    public Tensor? Loss { get; }

    /// <summary>The trained weights with the buffers of their gradients.</summary>
    public IReadOnlyList<(Variable Weight, Tensor Gradient)> Gradients { get; }

    /// <summary>Copies a batch of samples and labels to where the step reads them.</summary>
    public void Load(Dataset data, ReadOnlySpan<int> rows)
    {
        for (var i = 0; i < _inputs.Length; i++)
        {
            _gatherInputs[i].From(data.FeatureRows[i]);
        }

        for (var i = 0; i < Labels.Count; i++)
        {
            _gatherLabels[i]?.From(data.AllLabels[i]);
        }

        _gatherWeights?.From(data.SampleWeights!);
        _gather.Run(rows);
    }

    /// <summary>Copies samples to where the step reads them, if they have its one input's shape and every number is finite.</summary>
    public bool TryLoad(Tensor samples)
    {
        if (_inputs.Length != 1 || !samples.Shape.Equals(_inputs[0].Shape) || !RangeCheck.AllFinite(samples.Data))
        {
            return false;
        }

        samples.Data.CopyTo(_inputs[0].Data, 0);
        return true;
    }

    // Labels that are an input, as those of an auto-encoder, arrive with it.
    private Tensor LabelsOf(Dataset data, Tensor labels, int batch)
    {
        var shape = labels.Shape.WithoutFirst().Prepend(batch);
        var input = data.InputOf(labels);
        return input >= 0 && _inputs[input].Shape.Equals(shape) ? _inputs[input] : new Tensor(shape);
    }

    /// <summary>Computes predictions and loss.</summary>
    public void Forward() => _program.Forward();

    /// <summary>Computes the gradients, after <see cref="Forward"/>.</summary>
    public void Backward() => _program.Backward();
}
