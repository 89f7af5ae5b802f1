namespace NotebookNet;

/// <summary>The mean of each channel over the whole time. Keras: <c>GlobalAveragePooling1D</c>.</summary>
/// <remarks>
/// <para>Shapes: x (B, T, C) → y (B, C), or (B, 1, C) when dimensions are kept.</para>
/// <para>Steps masked by an <see cref="Embedding"/> in front do not count; a sample without any step that counts gives zeros.</para>
/// </remarks>
/// <param name="KeepDimensions">Whether the dimensions stay with size 1. Keras: <c>keepdims</c>.</param>
/// <example><code>var model = Model.Input(128, 1).Conv1D(16, 5).GlobalAveragePool1D().Dense(3, Activation.Softmax);</code></example>
public sealed record GlobalAveragePool1D(bool KeepDimensions = false) : Layer
{
    /// <inheritdoc/>
    public override Shape OutputShape(Shape input)
    {
        LayerChecks.Rank(Kind, input, 2);
        return KeepDimensions ? [1, input[1]] : [input[^1]];
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, IReadOnlyList<Variable> weights, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Mask is null)
        {
            return input.Mean(1, KeepDimensions);
        }

        var counts = input.Mask.Reshape(input.Shape[0], input.Shape[1], 1);
        return (input * counts).Sum(1, KeepDimensions) / counts.Sum(1, KeepDimensions).Maximum(1f);
    }

    /// <summary>How it would be written in code, as far as it differs from the defaults.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => OptionsText.Of(this);
}

/// <content>The fluent form.</content>
public static partial class ModelLayers
{
    /// <summary>Adds the mean of each channel over the whole time: see <see cref="NotebookNet.GlobalAveragePool1D"/>.</summary>
    /// <param name="model">The chain so far.</param>
    /// <param name="keepDimensions">Whether the dimensions stay with size 1.</param>
    /// <param name="name">The layer's name; <c>global_average_pool1d</c>, <c>global_average_pool1d_1</c> … when null.</param>
    /// <returns>The longer chain.</returns>
    /// <exception cref="ShapeException">The chain's output is no series.</exception>
    public static Model GlobalAveragePool1D(this Model model, bool keepDimensions = false, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Add(new GlobalAveragePool1D(keepDimensions) { Name = name });
    }
}
