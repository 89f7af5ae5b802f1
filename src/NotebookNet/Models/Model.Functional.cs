using NotebookNet.Models.Graph;

namespace NotebookNet;

/// <content>Branches, merges, several inputs and outputs, and models used as layers.</content>
public sealed partial class Model
{
    /// <summary>The sum of two branches, such as a skip connection: <c>x.Dense(8, Activation.ReLU) + x</c>. Keras: <c>Add</c>.</summary>
    /// <param name="left">One branch.</param>
    /// <param name="right">The other, with the same output shape.</param>
    /// <returns>The merged model.</returns>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    public static Model operator +(Model left, Model right) => Merge(new Add(), left, right);

    /// <summary>The product of two branches, element by element, such as a gate. Keras: <c>Multiply</c>.</summary>
    /// <param name="left">One branch.</param>
    /// <param name="right">The other, with the same output shape.</param>
    /// <returns>The merged model.</returns>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    public static Model operator *(Model left, Model right) => Merge(new Multiply(), left, right);

    /// <summary>Several branches side by side along the last dimension. Keras: <c>Concatenate</c>.</summary>
    /// <param name="branches">The branches; their shapes may differ in the last dimension only.</param>
    /// <returns>The merged model.</returns>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    /// <example><code>
    /// var picture = Model.Input(64);
    /// var facts = Model.Input(5);
    /// var both = Model.Concatenate(picture.Dense(16, Activation.ReLU), facts).Dense(1);   // takes two inputs
    /// </code></example>
    public static Model Concatenate(params IReadOnlyList<Model> branches) => Merge(new Concatenate(), branches);

    /// <summary>Several branches through a layer that takes more than one input.</summary>
    /// <param name="layer">For example <c>new Average()</c>.</param>
    /// <param name="branches">The branches. They may share layers and inputs; inputs they do not share become inputs of the merged model, in the order they were made.</param>
    /// <returns>The merged model.</returns>
    /// <exception cref="ShapeException">The layer cannot take these shapes.</exception>
    /// <exception cref="ArgumentException">There is no branch, or one has several outputs.</exception>
    public static Model Merge(MergeLayer layer, params IReadOnlyList<Model> branches)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return Append(layer, SingleOutputs(branches, layer.Kind));
    }

    /// <summary>One model with several outputs.</summary>
    /// <param name="outputs">The branches, each with one output.</param>
    /// <returns>A model whose predictions are those of all branches, in this order.</returns>
    /// <exception cref="ArgumentException">There is no branch, or one has several outputs.</exception>
    /// <example><code>
    /// var trunk = Model.Input(8).Dense(16, Activation.ReLU);
    /// var model = Model.WithOutputs(trunk.Dense(3, Activation.Softmax, name: "kind"), trunk.Dense(1, name: "size"));
    /// </code></example>
    public static Model WithOutputs(params IReadOnlyList<Model> outputs) => new(SingleOutputs(outputs, "WithOutputs"));

    /// <summary>
    /// This model applied to the output of others: a model used as a layer. The layers are shared, not copied, so applying a model
    /// twice applies the same weights twice.
    /// </summary>
    /// <param name="inputs">One model per input of this one.</param>
    /// <returns>The composed model: first the given ones, then this.</returns>
    /// <exception cref="ShapeException">An output does not have the shape this model takes.</exception>
    /// <exception cref="ArgumentException">The number of inputs is wrong.</exception>
    /// <example><code>
    /// var encoder = Model.Input(64).Dense(8, Activation.ReLU);
    /// var decoder = Model.Input(8).Dense(64, Activation.Sigmoid);
    /// var autoencoder = decoder.On(encoder);
    /// </code></example>
    public Model On(params IReadOnlyList<Model> inputs)
    {
        var nodes = SingleOutputs(inputs, "On");
        if (nodes.Length != _graph.Inputs.Count)
        {
            throw new ArgumentException($"This model has {_graph.Inputs.Count} inputs, but {nodes.Length} models came.", nameof(inputs));
        }

        foreach (var (expected, given) in _graph.Inputs.Zip(nodes))
        {
            if (!expected.Shape.Equals(given.Shape))
            {
                throw new ShapeException($"This model takes samples of shape {expected.Shape}; the model before it gives {given.Shape}.");
            }
        }

        return new Model(_graph.Replant(nodes));
    }

    /// <summary>This model followed by another: the same as <c>next.On(this)</c>, in reading order.</summary>
    /// <param name="next">The model that takes this one's output.</param>
    /// <returns>The composed model.</returns>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    public Model Then(Model next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return next.On(this);
    }

    private static GraphNode[] SingleOutputs(IReadOnlyList<Model> branches, string who)
    {
        ArgumentNullException.ThrowIfNull(branches);
        if (branches.Count == 0)
        {
            throw new ArgumentException($"{who} needs at least one model.", nameof(branches));
        }

        foreach (var branch in branches)
        {
            ArgumentNullException.ThrowIfNull(branch, nameof(branches));
            if (branch._graph.Outputs.Count != 1)
            {
                throw new ArgumentException($"{who} takes models with one output; one of these has {branch._graph.Outputs.Count}.", nameof(branches));
            }
        }

        return [.. branches.Select(branch => branch._graph.Outputs[0])];
    }
}
