using NotebookNet.Models.Graph;
using NotebookNet.Visuals;

namespace NotebookNet;

/// <summary>
/// A neural network: a function from its inputs to its outputs, built fluently, compiled, trained, evaluated, drawn.
/// Keras: <c>Sequential</c> and the functional <c>Model</c> in one.
/// </summary>
/// <remarks>
/// <para>
/// Shapes are inferred while the chain is written, so a layer that does not fit fails on its own line. Adding a layer gives a
/// new model and leaves the shorter one as it is; both share the layers they have in common, weights included. So a chain can
/// branch, and branches can be merged again: see <see cref="Merge"/>, <see cref="Concatenate"/>, <see cref="On"/>.
/// </para>
/// <para>
/// A seed fixes everything random. Initial weights belong to the first <c>Fit</c>: looking at a model, or predicting with it,
/// never changes what a later training gives.
/// </para>
/// </remarks>
/// <example><code>
/// var model = Model.Input(4)
///     .Dense(10, Activation.ReLU)
///     .Dense(3, Activation.Softmax)
///     .Compile(new Adam(), Loss.SparseCategoricalCrossEntropy, Metric.Accuracy);
/// </code></example>
public sealed partial class Model : Displayable
{
    private readonly ModelGraph _graph;

    private Model(params IReadOnlyList<GraphPlace> outputs) => _graph = new ModelGraph(outputs);

    /// <summary>The shape of one sample the model takes; of the first input, when it has several.</summary>
    public Shape InputShape => _graph.Inputs[0].Shape;

    /// <summary>The shape of one sample of each input.</summary>
    public IReadOnlyList<Shape> InputShapes => [.. _graph.Inputs.Select(node => node.Shape)];

    /// <summary>The shape of one prediction; of the first output, when it has several.</summary>
    public Shape OutputShape => _graph.Outputs[0].Shape;

    /// <summary>The shape of one prediction of each output.</summary>
    public IReadOnlyList<Shape> OutputShapes => [.. _graph.Outputs.Select(node => node.Shape)];

    /// <summary>The layers, in an order of computation, each once.</summary>
    public IReadOnlyList<ModelLayer> Layers => _graph.Layers;

    /// <summary>How many numbers the model holds.</summary>
    public long ParameterCount => Layers.Sum(layer => layer.ParameterCount);

    /// <summary>The places of the model and how they depend on each other.</summary>
    internal ModelGraph Graph => _graph;

    /// <summary>Begins a model: the shape of one sample, without the batch.</summary>
    /// <param name="shape">For example 4 for four features, or 28, 28 for a picture.</param>
    /// <returns>A model without layers; continue with <c>.Dense(…)</c>.</returns>
    /// <exception cref="ShapeException">A size is not positive.</exception>
    public static Model Input(params ReadOnlySpan<int> shape)
    {
        var input = new Shape(shape);
        return input.Rank > 0 && input.Size > 0
            ? new Model(new GraphPlace(input))
            : throw new ShapeException($"Model.Input needs the shape of one sample, such as Model.Input(4); got {input}.");
    }

    /// <summary>The model with one more layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <returns>The longer model; this one stays as it is.</returns>
    /// <exception cref="ShapeException">The layer cannot take this model's output; the message names both shapes.</exception>
    /// <exception cref="ArgumentException">The layer's name is taken, or this model has several outputs.</exception>
    public Model Add(Layer layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        if (_graph.Outputs.Count > 1)
        {
            throw new ArgumentException(
                $"A layer continues one output; this model has {_graph.Outputs.Count}. Continue each branch before they are put together, or merge them with Model.Concatenate(…).",
                nameof(layer));
        }

        return Append(layer, _graph.Outputs);
    }

    /// <summary>A layer by its name.</summary>
    /// <param name="name">The name, such as <c>dense_1</c>.</param>
    /// <returns>The layer.</returns>
    /// <exception cref="ArgumentException">There is no such layer.</exception>
    public ModelLayer Layer(string name) =>
        Layers.FirstOrDefault(layer => layer.Name == name)
        ?? throw new ArgumentException($"The model has no layer '{name}'. Its layers are: {string.Join(", ", Layers.Select(layer => layer.Name))}.", nameof(name));

    /// <summary>Draws initial weights now, and for good: a later training continues from them whatever its seed.</summary>
    /// <param name="seed">Which initial weights.</param>
    /// <returns>This model.</returns>
    public Model Initialize(int seed)
    {
        foreach (var layer in Layers)
        {
            foreach (var weight in layer.Draw(seed))
            {
                weight.IsTouched = true;
            }
        }

        ForgetOptimizerState();
        return this;
    }

    /// <summary>Leaves the weights of all layers alone in the trainings to come, in every model that shares them.</summary>
    /// <returns>This model.</returns>
    public Model Freeze()
    {
        foreach (var layer in Layers)
        {
            layer.Freeze();
        }

        return this;
    }

    /// <summary>Trains all layers again.</summary>
    /// <returns>This model.</returns>
    public Model Unfreeze()
    {
        foreach (var layer in Layers)
        {
            layer.Unfreeze();
        }

        return this;
    }

    private static Model Append(Layer layer, IReadOnlyList<GraphPlace> inputs)
    {
        var before = new ModelGraph(inputs);
        var name = layer.Name ?? before.FreeName(layer.Kind);
        if (before.Layers.Any(other => other.Name == name))
        {
            throw new ArgumentException($"The model already has a layer named '{name}'; give this one another name.", nameof(layer));
        }

        Shape[] shapes = [.. inputs.Select(node => node.Shape)];
        Shape output;
        try
        {
            output = layer.OutputShape(shapes);
        }
        catch (ShapeException cause)
        {
            var places = inputs.Select(node => $"{(node.State is null ? "the input" : $"layer '{before.LayerOf(node).Name}'")}, whose output is {node.Shape} per sample");
            throw new ShapeException(
                $"Layer {before.Layers.Count + 1}, '{name}', does not fit behind {string.Join(", and ", places)}. {cause.Message}", cause);
        }

        return new Model(new GraphPlace(output, new LayerState(layer, layer.Weights(shapes[0])), inputs));
    }
}
