using NotebookNet.Models.Graph;

namespace NotebookNet;

/// <content>Computing a model with tensor operations.</content>
public sealed partial class Model
{
    /// <summary>Computes the model on a batch with tensor operations, so that an open <see cref="GradientTape"/> records it.</summary>
    /// <param name="input">A batch of samples, (B, …).</param>
    /// <param name="training">Whether layers behave as in training.</param>
    /// <returns>The predictions, (B, …).</returns>
    /// <exception cref="ShapeException">The samples have another shape than the model takes.</exception>
    /// <exception cref="InvalidOperationException">The model has several outputs, or no layers.</exception>
    public Tensor Forward(Tensor input, bool training = false)
    {
        ArgumentNullException.ThrowIfNull(input);
        RequireOneOutput("Forward");
        return Forward([input], training)[0];
    }

    /// <summary>Computes a model with several inputs or outputs on a batch.</summary>
    /// <param name="inputs">A batch of samples for each input.</param>
    /// <param name="training">Whether layers behave as in training.</param>
    /// <returns>The predictions of each output.</returns>
    /// <exception cref="ShapeException">The samples have another shape than the model takes.</exception>
    public Tensor[] Forward(IReadOnlyList<Tensor> inputs, bool training = false)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        CheckSamples([.. inputs.Select(input => input.Shape)], "The model");
        var values = ForwardEach(inputs, training ? Pass.Training(Seeds.New()) : Pass.Inference);
        return [.. _graph.Outputs.Select(node => values[node])];
    }

    /// <summary>What flows at each place of the model.</summary>
    internal Dictionary<GraphPlace, Tensor> ForwardEach(IReadOnlyList<Tensor> inputs, Pass pass)
    {
        var values = _graph.Inputs.Zip(inputs).ToDictionary(pair => pair.First, pair => pair.Second);
        foreach (var node in _graph.Nodes.Where(node => node.State is not null))
        {
            // A frozen layer does not learn, so it behaves as in use: a frozen batch normalisation keeps its statistics.
            var layer = _graph.LayerOf(node);
            values[node] = layer.Layer.Forward(
                [.. node.Inputs.Select(input => values[input])], layer.Weights, layer.IsFrozen ? Pass.Inference : pass);
        }

        return values;
    }

    private void RequireOneOutput(string who)
    {
        if (_graph.Outputs.Count > 1)
        {
            throw new InvalidOperationException($"{who} gives one tensor, but this model has {_graph.Outputs.Count} outputs; give it a list of inputs, {who}([x]), to get a list of outputs.");
        }
    }

    private void CheckSamples(Tensor samples, string who) => CheckSamples([samples.Shape], who);

    private void CheckSamples(IReadOnlyList<Shape> samples, string who)
    {
        if (Layers.Count == 0)
        {
            throw new InvalidOperationException("The model has no layers yet; add some, for example .Dense(3, Activation.Softmax).");
        }

        if (samples.Count != _graph.Inputs.Count)
        {
            throw new ShapeException($"{who} has {_graph.Inputs.Count} inputs of shapes {string.Join(", ", InputShapes)}; got {samples.Count}. Give one tensor per input.");
        }

        for (var i = 0; i < samples.Count; i++)
        {
            var shape = _graph.Inputs[i].Shape;
            var given = samples[i];
            if (given.Rank != shape.Rank + 1 || !given.WithoutFirst().Equals(shape))
            {
                var single = given.Equals(shape) ? $" For a single sample, give a batch of one: Reshape it to {shape.Prepend(1)}." : string.Empty;
                throw new ShapeException(
                    $"{who} takes samples of shape {shape}{(samples.Count > 1 ? $" at input {i + 1}" : string.Empty)}, a batch of them is (samples, {string.Join(", ", shape)}); got {given}. "
                    + $"Model.Input({string.Join(", ", shape)}) fixed this.{single}");
            }
        }
    }
}
