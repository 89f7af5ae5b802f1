namespace NotebookNet;

/// <summary>
/// Gives the numbers of each sample, in the same order, another shape: (B, …) → (B, sizes …). Keras: <c>Reshape</c>.
/// </summary>
/// <remarks>One size may be −1: it becomes what is left.</remarks>
/// <example><code>var generator = Model.Input(16).Dense(7 * 7 * 8, Activation.ReLU).Reshape(7, 7, 8);</code></example>
public sealed record Reshape : Layer
{
    /// <summary>Another shape for each sample.</summary>
    /// <param name="sizes">The sizes without the batch; one may be −1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive, or more than one is −1.</exception>
    public Reshape(params ReadOnlySpan<int> sizes)
    {
        Sizes = sizes.ToArray();
        if (Sizes.Any(size => size is < 1 and not -1) || Sizes.Count(size => size == -1) > 1 || Sizes.Count == 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(sizes), $"Reshape: sizes are at least 1, without the batch, and at most one is -1 for what is left; got {Text}.");
        }
    }

    /// <summary>The sizes without the batch; −1 for what is left.</summary>
    public IReadOnlyList<int> Sizes { get; }

    private string Text => $"({string.Join(", ", Sizes.Select(size => size.ToString(System.Globalization.CultureInfo.InvariantCulture)))})";

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var known = Sizes.Aggregate(1L, (product, size) => size == -1 ? product : product * size);
        var fits = Sizes.Contains(-1) ? input.Size % known == 0 : input.Size == known;
        return fits
            ? [.. Sizes.Select(size => size == -1 ? (int)(input.Size / known) : size)]
            : throw new ShapeException(
                $"Reshape to {Text} needs {(Sizes.Contains(-1) ? "a multiple of " : string.Empty)}{known} numbers per sample; samples of shape {input} have {input.Size}. "
                + "Write sizes whose product is that number; one may be -1 for what is left.");
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, IReadOnlyList<Variable> weights, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(input);
        return input.Reshape(OutputShape(input.Shape.WithoutFirst()).Prepend(input.Shape[0]).AsSpan());
    }

    /// <summary>Whether another layer reshapes to the same sizes under the same name.</summary>
    /// <param name="other">The other layer.</param>
    /// <returns>True when they are equal.</returns>
    public bool Equals(Reshape? other) => other is not null && Name == other.Name && Sizes.SequenceEqual(other.Sizes);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Text);

    /// <summary>The layer with its sizes.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"Reshape{Text}";
}

/// <content>The fluent form.</content>
public static partial class ModelLayers
{
    /// <summary>Gives each sample another shape: see <see cref="NotebookNet.Reshape"/>.</summary>
    /// <param name="model">The chain so far.</param>
    /// <param name="sizes">The sizes without the batch; one may be −1.</param>
    /// <returns>The longer chain.</returns>
    /// <exception cref="ShapeException">The number of elements would change.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive, or more than one is −1.</exception>
    public static Model Reshape(this Model model, params ReadOnlySpan<int> sizes)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Add(new Reshape(sizes));
    }
}
