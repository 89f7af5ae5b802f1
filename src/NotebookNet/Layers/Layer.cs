namespace NotebookNet;

/// <summary>
/// What a layer is: its options and how it computes, but not its weights. The weights live in the model
/// (<see cref="ModelLayer"/>), so the same description can be used, printed, compared and saved.
/// </summary>
/// <remarks>
/// A layer composes tensor operations; its derivatives follow from them. To add one: derive a record, say which shape comes
/// out, which weights it needs, and how it computes (CONTRIBUTING.md shows it step by step).
/// </remarks>
public abstract record Layer
{
    /// <summary>The layer's name in the model; when null the model gives it one, such as <c>dense_1</c>.</summary>
    public string? Name { get; init; }

    /// <summary>The kind of layer, as summaries and diagrams show it.</summary>
    public virtual string Kind => GetType().Name;

    /// <summary>The activation a diagram names, when the layer has one.</summary>
    public virtual Activation? ShownActivation => null;

    /// <summary>The shape of one sample after the layer.</summary>
    /// <param name="input">The shape of one sample before it, without the batch.</param>
    /// <returns>The output shape, without the batch.</returns>
    /// <exception cref="ShapeException">The layer cannot take this input; the message says what it needs.</exception>
    public abstract Shape OutputShape(Shape input);

    /// <summary>The shape of one sample after a layer that may take several inputs.</summary>
    /// <param name="inputs">The shape of one sample of each input.</param>
    /// <returns>The output shape, without the batch.</returns>
    /// <exception cref="ShapeException">The layer cannot take these inputs.</exception>
    public virtual Shape OutputShape(IReadOnlyList<Shape> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return inputs.Count == 1
            ? OutputShape(inputs[0])
            : throw new ShapeException($"{Kind} takes one input; got {inputs.Count}.");
    }

    /// <summary>The weights the layer needs.</summary>
    /// <param name="input">The shape of one sample before it.</param>
    /// <returns>The weights, in the order <c>Forward</c> receives them.</returns>
    public virtual IReadOnlyList<WeightSpec> Weights(Shape input) => [];

    /// <summary>Computes the layer.</summary>
    /// <remarks>
    /// <c>Fit</c> and <c>Predict</c> call it once and replay its operations for every batch. What it returns can be looked at afterwards;
    /// the numbers of tensors in between may have been written over.
    /// </remarks>
    /// <param name="input">A batch of samples, (batch, …).</param>
    /// <param name="weights">The weights, as asked for by <see cref="Weights"/>.</param>
    /// <param name="pass">Whether this is training or use.</param>
    /// <returns>The batch after the layer.</returns>
    public abstract Tensor Forward(Tensor input, IReadOnlyList<Variable> weights, Pass pass);

    /// <summary>Computes a layer that may take several inputs.</summary>
    /// <param name="inputs">A batch of samples for each input.</param>
    /// <param name="weights">The weights, as asked for by <see cref="Weights"/>.</param>
    /// <param name="pass">Whether this is training or use.</param>
    /// <returns>The batch after the layer.</returns>
    public virtual Tensor Forward(IReadOnlyList<Tensor> inputs, IReadOnlyList<Variable> weights, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return Forward(inputs[0], weights, pass);
    }
}
