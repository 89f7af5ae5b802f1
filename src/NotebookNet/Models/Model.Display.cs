using NotebookNet.Models.Graph;
using NotebookNet.Visuals;

namespace NotebookNet;

/// <content>How a model draws itself.</content>
public sealed partial class Model
{
    /// <summary>The table of layers, shapes and parameter counts. Keras: <c>summary</c>.</summary>
    /// <returns>The table, which draws itself and prints as text.</returns>
    public ModelSummary Summary() => new(this);

    /// <summary>The network as a diagram of neurons and weights.</summary>
    /// <param name="sample">One sample, whose values are shown flowing through; none when null.</param>
    /// <returns>The diagram.</returns>
    /// <exception cref="ShapeException">The sample has another shape than the model takes.</exception>
    public NetworkDiagram Diagram(Tensor? sample = null)
    {
        if (!_graph.IsChain)
        {
            throw new InvalidOperationException("This model has branches, several inputs or outputs, or a layer that is applied twice; only a chain of layers is drawn neuron by neuron. GraphDiagram() draws its layers as boxes.");
        }

        Dictionary<GraphPlace, Tensor>? values = null;
        if (sample is not null)
        {
            sample = Preprocessed(sample);
            var batch = sample.Shape.Equals(InputShape) ? sample.Reshape(InputShape.Prepend(1).AsSpan()) : sample;
            CheckSamples(batch, "Diagram");
            values = batch.Shape[0] == 1
                ? ForwardEach([batch], Pass.Inference)
                : throw new ShapeException($"Diagram shows one sample; got a batch of {batch.Shape[0]}.");
        }

        List<DiagramLayer> layers =
        [
            new DiagramLayer("input", "Input", [.. InputShape], 0)
            {
                UnitNames = InputShape.Rank == 1 ? Fitting(Names.Features, InputShape.Size) : null,
                Values = values?[_graph.Inputs[0]].ToArray(),
            },
        ];
        foreach (var node in _graph.Nodes.Skip(1))
        {
            layers.Add(Describe(_graph.LayerOf(node), values?[node], isLast: node == _graph.Outputs[0]));
        }

        return new NetworkDiagram(layers);
    }

    /// <summary>The layers as boxes with the ways between them: for models with branches, and for chains as well.</summary>
    /// <returns>The diagram.</returns>
    public GraphDiagram GraphDiagram()
    {
        List<GraphBox> boxes = [];
        var positions = new Dictionary<GraphPlace, int>();
        foreach (var node in _graph.Nodes)
        {
            positions[node] = boxes.Count;
            var layer = node.State is null ? null : _graph.LayerOf(node);
            var number = _graph.Inputs.Count > 1 ? $" {positions.Keys.Count(other => other.State is null)}" : string.Empty;
            boxes.Add(new GraphBox(
                layer?.Name ?? "input" + number, layer?.Layer.Kind ?? "Input", [.. node.Shape], layer?.ParameterCount ?? 0, [.. node.Inputs.Select(input => positions[input])])
            {
                Activation = layer is null ? null : ShownActivation(layer),
                Trainable = layer is not { IsFrozen: true },
                IsOutput = _graph.Outputs.Contains(node),
                SharedWith = node.State is null ? null : FirstPlaceOf(node),
            });
        }

        return new GraphDiagram(boxes);

        // A layer that is applied twice has its weights once.
        int? FirstPlaceOf(GraphPlace place) =>
            positions.FirstOrDefault(pair => pair.Key.State == place.State) is { Key: { } first, Value: var position } && first != place ? position : null;
    }

    /// <inheritdoc/>
    public override string ToHtml() => _graph.IsChain ? Diagram().ToHtml() : GraphDiagram().ToHtml();

    /// <inheritdoc/>
    public override string ToString() => Summary().ToString();

    private static IReadOnlyList<string>? Fitting(IReadOnlyList<string>? names, int count) => names?.Count == count ? names : null;

    private DiagramLayer Describe(ModelLayer layer, Tensor? values, bool isLast)
    {
        var isDense = layer.Layer is Dense;
        return new DiagramLayer(layer.Name, layer.Layer.Kind, [.. layer.OutputShape], layer.ParameterCount)
        {
            Activation = ShownActivation(layer),
            Trainable = layer.TrainableParameterCount > 0 || layer.ParameterCount == 0,
            Weights = isDense ? layer.Weights[0].ToMatrix() : null,
            Bias = isDense && layer.Weights.Count > 1 ? layer.Weights[1].ToArray() : null,
            UnitNames = isLast && layer.OutputShape.Rank == 1 ? Fitting(Names.Classes, layer.OutputShape.Size) : null,
            Values = values?.ToArray(),
        };
    }

    private static string? ShownActivation(ModelLayer layer) =>
        layer.Layer.ShownActivation is { } activation and not Linear ? activation.Name : null;
}
