namespace NotebookNet;

/// <summary>
/// Lays the numbers of each sample in one row: (B, d₁, d₂, …) → (B, d₁ · d₂ · …). Keras: <c>Flatten</c>.
/// </summary>
/// <example><code>var model = Model.Input(28, 28).Flatten().Dense(10, Activation.Softmax);</code></example>
public sealed record Flatten : Layer
{
    /// <summary>The name.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => nameof(Flatten);

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return [input.Size];
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, IReadOnlyList<Variable> weights, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(input);
        return input.Reshape(input.Shape[0], input.Shape.WithoutFirst().Size);
    }
}

/// <content>The fluent form.</content>
public static partial class ModelLayers
{
    /// <summary>Lays the numbers of each sample in one row: see <see cref="NotebookNet.Flatten"/>.</summary>
    /// <param name="model">The chain so far.</param>
    /// <param name="name">The layer's name; <c>flatten</c>, <c>flatten_1</c> … when null.</param>
    /// <returns>The longer chain.</returns>
    public static Model Flatten(this Model model, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Add(new Flatten { Name = name });
    }
}
