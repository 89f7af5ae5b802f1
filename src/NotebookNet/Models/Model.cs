using NotebookNet.Visuals;

namespace NotebookNet;

/// <summary>
/// A neural network as a chain of layers: built fluently, compiled, trained, evaluated, drawn. Keras: <c>Sequential</c>.
/// </summary>
/// <remarks>
/// <para>
/// Shapes are inferred while the chain is written, so a layer that does not fit fails on its own line. Adding a layer gives a
/// new model and leaves the shorter one as it is; both share the layers they have in common, weights included.
/// </para>
/// <para>
/// A seed fixes everything random. Initial weights belong to the first <see cref="Fit(Dataset, int, int, Dataset?, double, int?, bool, bool, TimeSpan?, CancellationToken)"/>:
/// looking at a model, or predicting with it, never changes what a later training gives.
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
    private readonly ModelLayer[] _layers;

    private Model(Shape inputShape, ModelLayer[] layers)
    {
        InputShape = inputShape;
        _layers = layers;
    }

    /// <summary>The shape of one sample the model takes.</summary>
    public Shape InputShape { get; }

    /// <summary>The shape of one prediction.</summary>
    public Shape OutputShape => _layers.Length == 0 ? InputShape : _layers[^1].OutputShape;

    /// <summary>The layers, from the input on.</summary>
    public IReadOnlyList<ModelLayer> Layers => _layers;

    /// <summary>How many numbers the model holds.</summary>
    public long ParameterCount => _layers.Sum(layer => layer.ParameterCount);

    /// <summary>Begins a model: the shape of one sample, without the batch.</summary>
    /// <param name="shape">For example 4 for four features, or 28, 28 for a picture.</param>
    /// <returns>A model without layers; continue with <c>.Dense(…)</c>.</returns>
    /// <exception cref="ShapeException">A size is not positive.</exception>
    public static Model Input(params ReadOnlySpan<int> shape)
    {
        var input = new Shape(shape);
        return input.Rank > 0 && input.Length > 0
            ? new Model(input, [])
            : throw new ShapeException($"Model.Input needs the shape of one sample, such as Model.Input(4); got {input}.");
    }

    /// <summary>The model with one more layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <returns>The longer model; this one stays as it is.</returns>
    /// <exception cref="ShapeException">The layer cannot take this model's output; the message names both shapes.</exception>
    /// <exception cref="ArgumentException">The layer's name is taken.</exception>
    public Model Add(Layer layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        var name = layer.Name ?? FreeName(layer.Kind);
        if (_layers.Any(other => other.Name == name))
        {
            throw new ArgumentException($"The model already has a layer named '{name}'; give this one another name.", nameof(layer));
        }

        Shape output;
        try
        {
            output = layer.OutputShape(OutputShape);
        }
        catch (ShapeException cause)
        {
            var before = _layers.Length == 0 ? "the input" : $"layer '{_layers[^1].Name}'";
            throw new ShapeException($"Layer {_layers.Length + 1}, '{name}', does not fit behind {before}, whose output is {OutputShape} per sample. {cause.Message}", cause);
        }

        return new Model(InputShape, [.. _layers, new ModelLayer(layer, name, _layers.Length, OutputShape, output)]);
    }

    /// <summary>A layer by its name.</summary>
    /// <param name="name">The name, such as <c>dense_1</c>.</param>
    /// <returns>The layer.</returns>
    /// <exception cref="ArgumentException">There is no such layer.</exception>
    public ModelLayer Layer(string name) =>
        Array.Find(_layers, layer => layer.Name == name)
        ?? throw new ArgumentException($"The model has no layer '{name}'. Its layers are: {string.Join(", ", _layers.Select(layer => layer.Name))}.", nameof(name));

    /// <summary>Draws initial weights now, and for good: a later training continues from them whatever its seed.</summary>
    /// <param name="seed">Which initial weights.</param>
    /// <returns>This model.</returns>
    public Model Initialize(int seed)
    {
        foreach (var layer in _layers)
        {
            foreach (var weight in layer.Draw(seed))
            {
                weight.IsTouched = true;
            }
        }

        ForgetOptimizerState();
        return this;
    }

    /// <summary>Computes the model on a batch with tensor operations, so that an open <see cref="GradientTape"/> records it.</summary>
    /// <param name="input">A batch of samples, (B, …).</param>
    /// <param name="training">Whether layers behave as in training.</param>
    /// <returns>The predictions, (B, …).</returns>
    /// <exception cref="ShapeException">The samples have another shape than the model takes.</exception>
    public Tensor Forward(Tensor input, bool training = false)
    {
        ArgumentNullException.ThrowIfNull(input);
        CheckSamples(input, "The model");
        return ForwardEach(input, training ? Pass.Training(Seeds.New()) : Pass.Inference)[^1];
    }

    /// <summary>The input and the output of each layer.</summary>
    internal List<Tensor> ForwardEach(Tensor input, Pass pass)
    {
        List<Tensor> values = [input];
        foreach (var layer in _layers)
        {
            values.Add(layer.Layer.Forward(values[^1], layer.Weights, pass));
        }

        return values;
    }

    private void CheckSamples(Tensor samples, string who)
    {
        if (_layers.Length == 0)
        {
            throw new InvalidOperationException("The model has no layers yet; add some, for example .Dense(3, Activation.Softmax).");
        }

        if (samples.Rank != InputShape.Rank + 1 || !samples.Shape.WithoutFirst().Equals(InputShape))
        {
            var single = samples.Shape.Equals(InputShape) ? " For a single sample, give a batch of one: Reshape it to " + InputShape.Prepend(1) + "." : string.Empty;
            throw new ShapeException(
                $"{who} takes samples of shape {InputShape}, a batch of them is (samples, {string.Join(", ", InputShape)}); got {samples.Shape}. "
                + $"Model.Input({string.Join(", ", InputShape)}) fixed this.{single}");
        }
    }

    private string FreeName(string kind)
    {
        var word = LayerNames.Of(kind);
        var name = word;
        for (var i = 1; _layers.Any(layer => layer.Name == name); i++)
        {
            name = $"{word}_{i}";
        }

        return name;
    }
}
