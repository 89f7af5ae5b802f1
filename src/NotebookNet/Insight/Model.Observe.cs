namespace NotebookNet;

/// <content>What layers give and which gradients they get, for some samples.</content>
public sealed partial class Model
{
    /// <summary>
    /// The values after each layer, and the gradients of the loss with respect to the trained weights of each, as the model would be used
    /// on these samples: without dropout, noise and penalties. Nothing changes.
    /// </summary>
    internal (IReadOnlyList<(string Layer, float[] Values)> Activations, IReadOnlyList<(string Layer, float[] Values)> Gradients) Observe(Dataset samples)
    {
        var data = Preprocessed(samples);
        CheckData(data, "LayerHistograms");
        using var tape = new GradientTape();
        var values = ForwardEach(data.AllFeatures, Pass.Inference);
        Tensor[] losses = [.. Losses.Select((loss, i) => loss.Compute(values[_graph.Outputs[i]], data.AllLabels[i]))];
        var target = TotalLoss(losses);
        var activations = _graph.Nodes.Where(node => node.State is not null).Select(node => (NameOf(node), values[node].ToArray()))
            .DistinctBy(pair => pair.Item1).ToArray();
        var gradients = new List<(string Layer, float[] Values)>();
        foreach (var layer in Layers.Where(layer => layer.TrainableWeights.Any()))
        {
            gradients.Add((layer.Name, [.. tape.Gradient(target, [.. layer.TrainableWeights]).SelectMany(gradient => gradient.ToArray())]));
        }

        return (activations, gradients);
    }
}
