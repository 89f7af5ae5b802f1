namespace NotebookNet;

/// <summary>
/// Applies a layer to each step of a sequence, with the same weights at every step. Keras: <c>TimeDistributed</c>.
/// </summary>
/// <remarks>Shapes: x (B, T, …) → (B, T, …), where the layer takes and gives the shape behind T. Masks are passed on.</remarks>
/// <param name="Inner">The layer.</param>
/// <example><code>var tagger = Model.Input(20, 8).LSTM(16, returnSequences: true).TimeDistributed(new Dense(5, Activation.Softmax));</code></example>
public sealed record TimeDistributed(Layer Inner) : Layer
{
    /// <inheritdoc/>
    public override Activation? ShownActivation => Inner.ShownActivation;

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Rank < 2)
        {
            throw new ShapeException($"TimeDistributed takes sequences, samples of shape (steps, …); got {input}. Without steps, use the {Inner.Kind} layer itself.");
        }

        return Inner.OutputShape(input.WithoutFirst()).Prepend(input[0]);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<WeightSpec> Weights(Shape input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return Inner.Weights(input.WithoutFirst());
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, IReadOnlyList<Variable> weights, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(input);
        var (batch, steps) = (input.Shape[0], input.Shape[1]);
        var all = Inner.Forward(input.Reshape([batch * steps, .. input.Shape.AsSpan()[2..]]), weights, pass);
        var result = all.Reshape([batch, steps, .. all.Shape.AsSpan()[1..]]);
        result.Mask = input.Mask;
        return result;
    }

    /// <summary>How it would be written in code, as far as it differs from the defaults.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => OptionsText.Of(this);
}

/// <content>The fluent form.</content>
public static partial class ModelLayers
{
    /// <summary>Applies a layer to each step of a sequence: see <see cref="NotebookNet.TimeDistributed"/>.</summary>
    /// <param name="model">The chain so far.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="name">The layer's name; <c>time_distributed</c>, <c>time_distributed_1</c> … when null.</param>
    /// <returns>The longer chain.</returns>
    /// <exception cref="ShapeException">The chain's output is no sequence, or its steps do not fit the layer.</exception>
    public static Model TimeDistributed(this Model model, Layer layer, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(layer);
        return model.Add(new TimeDistributed(layer) { Name = name });
    }
}
