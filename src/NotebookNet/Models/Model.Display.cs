using NotebookNet.Models;
using NotebookNet.Models.Graph;
using NotebookNet.Visuals;

namespace NotebookNet;

/// <content>How a model draws itself.</content>
public sealed partial class Model
{
    /// <summary>The table of layers, shapes and parameter counts. Keras: <c>summary</c>.</summary>
    /// <returns>The table, which draws itself and prints as text.</returns>
    public ModelSummary Summary() => new(this);

    /// <summary>
    /// The network as a diagram, drawn in the way that suits it: neurons and weights, feature maps of a convolutional network, cells
    /// of a recurrent one unrolled over time, boxes for branches and transformer blocks. Keras: <c>plot_model</c>.
    /// </summary>
    /// <param name="sample">One sample, whose values are shown flowing through: numbers in neurons, pictures of feature maps; none when null.</param>
    /// <returns>The diagram; <c>ToMermaid()</c> and <c>ToDot()</c> write it for other programs.</returns>
    /// <exception cref="ShapeException">The sample has another shape than the model takes.</exception>
    /// <example><code>
    /// var model = Model.Input(28, 28, 1).Conv2D(6, 5, activation: Activation.ReLU).MaxPool2D(2).Flatten().Dense(10, Activation.Softmax);
    /// model.Diagram()
    /// </code></example>
    public NetworkDiagram Diagram(Tensor? sample = null) => new(Describe(sample is null ? null : [sample]));

    /// <summary>The diagram of a model with several inputs, with a sample for each.</summary>
    /// <param name="samples">One sample of each input.</param>
    /// <returns>The diagram.</returns>
    /// <exception cref="ShapeException">There are more or fewer samples than inputs, or one has another shape than its input.</exception>
    public NetworkDiagram Diagram(IReadOnlyList<Tensor> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        return new NetworkDiagram(Describe(samples));
    }

    /// <summary>The layers as boxes with the ways between them, for chains as well.</summary>
    /// <returns>The diagram.</returns>
    public GraphDiagram GraphDiagram() => new(DiagramBoxes.Of(Describe(null), expand: false));

    /// <summary>The model as a Mermaid flowchart, for documents that draw it themselves.</summary>
    /// <returns>Text that begins with <c>flowchart TD</c>.</returns>
    /// <example><code>Console.WriteLine(Model.Input(4).Dense(3).ToMermaid());</code></example>
    public string ToMermaid() => Diagram().ToMermaid();

    /// <summary>The model in the DOT language of Graphviz.</summary>
    /// <returns>Text that begins with <c>digraph</c>.</returns>
    /// <example><code>Console.WriteLine(Model.Input(4).Dense(3).ToDot());</code></example>
    public string ToDot() => Diagram().ToDot();

    /// <inheritdoc/>
    public override string ToHtml() => Diagram().ToHtml();

    /// <inheritdoc/>
    public override string ToString() => Summary().ToString();

    /// <summary>One sample as a batch of one, whether it came as one or not, as the first layer sees it.</summary>
    internal Tensor OneSample(Tensor sample, string who, int input = 0)
    {
        ArgumentNullException.ThrowIfNull(sample);
        var shape = _graph.Inputs[input].Shape;
        var batch = sample.Shape.Equals(shape) || (Preprocessing is not null && sample.Rank == shape.Rank) ? sample.Reshape(sample.Shape.Prepend(1).AsSpan()) : sample;
        batch = input == 0 ? Preprocessed(batch) : batch;
        return batch.Rank == shape.Rank + 1 && batch.Shape.WithoutFirst().Equals(shape) && batch.Shape[0] != 1
            ? throw new ShapeException($"{who} shows one sample; got a batch of {batch.Shape[0]}. Choose one, for example samples[0].")
            : batch;
    }

    private static IReadOnlyList<string>? Fitting(IReadOnlyList<string>? names, int count) => names?.Count == count ? names : null;

    private List<DiagramLayer> Describe(IReadOnlyList<Tensor>? samples)
    {
        Dictionary<GraphPlace, Tensor>? values = null;
        if (samples is not null)
        {
            Tensor[] batches = [.. samples.Select((sample, i) => i < _graph.Inputs.Count ? OneSample(sample, "Diagram", i) : sample)];
            CheckSamples([.. batches.Select(batch => batch.Shape)], "Diagram");
            values = ForwardEach(batches, Pass.Inference);
        }

        var layers = new List<DiagramLayer>();
        var places = new Dictionary<GraphPlace, int>();
        var firstPlaces = new Dictionary<LayerState, int>();
        foreach (var node in _graph.Nodes)
        {
            places[node] = layers.Count;
            var layer = (node.State is null ? DescribeInput(places.Keys.Count(other => other.State is null)) : LayerDrawing.Of(_graph.LayerOf(node), node.Shape)) with
            {
                Inputs = [.. node.Inputs.Select(input => places[input])],
                IsOutput = _graph.Outputs.Contains(node),
                // A layer that is applied twice has its weights once.
                SharedWith = node.State is not null && !firstPlaces.TryAdd(node.State, layers.Count) ? firstPlaces[node.State] : null,
                UnitNames = NamesOf(node),
                Values = values?[node].ToArray(),
            };
            layers.Add(layer);
        }

        return layers;
    }

    private DiagramLayer DescribeInput(int number) =>
        new(_graph.Inputs.Count > 1 ? FormattableString.Invariant($"input {number}") : "input", "Input", [.. _graph.Inputs[number - 1].Shape], 0);

    private IReadOnlyList<string>? NamesOf(GraphPlace node) => node.Shape.Rank != 1 ? null
        : node.State is null ? (_graph.Inputs.Count == 1 ? Fitting(Names.Features, node.Shape.Size) : null)
        : _graph.Outputs.Count == 1 && node == _graph.Outputs[0] ? Fitting(Names.Classes, node.Shape.Size) : null;
}
