namespace NotebookNet;

/// <summary>An activation as a layer of its own: y = f(x), for example behind a normalization. Keras: <c>Activation</c>.</summary>
/// <remarks>Shapes: any x (B, …) → y of the same shape.</remarks>
/// <example><code>
/// var model = Model.Input(28, 28, 1)
///     .Conv2D(32, 3, useBias: false).BatchNormalization().Activation(Activation.ReLU);
/// </code></example>
public sealed record ActivationLayer : Layer
{
    /// <summary>An activation as a layer.</summary>
    /// <param name="activation">f.</param>
    public ActivationLayer(Activation activation)
    {
        ArgumentNullException.ThrowIfNull(activation);
        Activation = activation;
    }

    /// <summary>The activation f.</summary>
    public Activation Activation { get; }

    /// <inheritdoc/>
    public override string Kind => "Activation";

    /// <inheritdoc/>
    public override Activation ShownActivation => Activation;

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) => input;

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, IReadOnlyList<Variable> weights, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(input);
        return Activation.Apply(input).WithMaskOf(input);
    }

    /// <summary>How it would be written in code, as far as it differs from the defaults.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => OptionsText.Of(this);
}

/// <content>The fluent form.</content>
public static partial class ModelLayers
{
    /// <summary>Adds an activation as a layer of its own: see <see cref="ActivationLayer"/>.</summary>
    /// <param name="model">The chain so far.</param>
    /// <param name="activation">f, for example <c>Activation.ReLU</c>.</param>
    /// <param name="name">The layer's name; <c>activation</c>, <c>activation_1</c> … when null.</param>
    /// <returns>The longer chain.</returns>
    public static Model Activation(this Model model, Activation activation, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Add(new ActivationLayer(activation) { Name = name });
    }
}
