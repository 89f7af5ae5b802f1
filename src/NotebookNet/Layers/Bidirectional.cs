namespace NotebookNet;

/// <summary>
/// Reads each sequence twice, once from its start and once from its end, with weights of their own, and puts both outputs
/// together: a step then knows what comes after it, too (M. Schuster and K. Paliwal, 1997). Keras: <c>Bidirectional</c>.
/// </summary>
/// <remarks>
/// <para>
/// Shapes: x (B, T, F) → (B, 2U), or (B, T, 2U) when the layer returns sequences; U instead of 2U when the outputs are not put
/// side by side. The outputs of the way back are turned around, so that both directions' outputs for a step stand together.
/// The mask of the sequences is read backwards, too.
/// </para>
/// <para>Weights: those of the layer, first <c>forward_…</c>, then <c>backward_…</c>. Default: side by side.</para>
/// </remarks>
/// <example><code>var model = Model.Input(80).Embedding(1000, 16).Bidirectional(new LSTM(32)).Dense(1, Activation.Sigmoid);</code></example>
public sealed record Bidirectional : Layer
{
    /// <summary>A recurrent layer in both directions.</summary>
    /// <param name="layer">The layer, which describes both directions.</param>
    /// <param name="merge">How the outputs are put together.</param>
    /// <exception cref="ArgumentException">The layer goes backwards itself.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such way to put outputs together.</exception>
    public Bidirectional(RecurrentLayer layer, BidirectionalMerge merge = BidirectionalMerge.Concatenate)
    {
        ArgumentNullException.ThrowIfNull(layer);
        if (layer.GoBackwards)
        {
            throw new ArgumentException($"Bidirectional goes both ways by itself; {layer} already goes backwards. Leave goBackwards out.", nameof(layer));
        }

        if (!Enum.IsDefined(merge))
        {
            throw new ArgumentOutOfRangeException(nameof(merge), merge, $"The outputs can be put together by Concatenate, Sum, Multiply or Average; got {merge}.");
        }

        Layer = layer;
        Merge = merge;
    }

    /// <summary>The layer that describes both directions.</summary>
    public RecurrentLayer Layer { get; }

    /// <summary>How the outputs are put together.</summary>
    public BidirectionalMerge Merge { get; }

    /// <inheritdoc/>
    public override Activation? ShownActivation => Layer.ShownActivation;

    /// <summary>The layer and how outputs are put together.</summary>
    /// <returns>For example <c>Bidirectional(LSTM(32))</c>.</returns>
    public override string ToString() => $"Bidirectional({Layer}{(Merge == BidirectionalMerge.Concatenate ? string.Empty : $", {Merge}")})";

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input)
    {
        var one = Layer.OutputShape(input);
        return Merge == BidirectionalMerge.Concatenate ? [.. one.AsSpan()[..^1], 2 * one[^1]] : one;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<WeightSpec> Weights(Shape input)
    {
        var one = Layer.Weights(input);
        return
        [
            .. one.Select(weight => weight with { Name = "forward_" + weight.Name }),
            .. one.Select(weight => weight with { Name = "backward_" + weight.Name }),
        ];
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, IReadOnlyList<Variable> weights, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(weights);
        var half = weights.Count / 2;
        var there = Layer.Forward(input, [.. weights.Take(half)], pass);
        var back = (Layer with { GoBackwards = true }).Forward(input, [.. weights.Skip(half)], pass);
        if (Layer.ReturnSequences)
        {
            back = RecurrentLayer.ReversedInTime(back);
        }

        var output = Merge switch
        {
            BidirectionalMerge.Sum => there + back,
            BidirectionalMerge.Multiply => there * back,
            BidirectionalMerge.Average => (there + back) * 0.5f,
            _ => Tensor.Concat([there, back], axis: -1),
        };
        return output.WithMaskOf(there);
    }
}

/// <content>The fluent form.</content>
public static partial class ModelLayers
{
    /// <summary>Adds a recurrent layer that reads each sequence in both directions: see <see cref="NotebookNet.Bidirectional"/>.</summary>
    /// <param name="model">The chain so far; its output are steps of features.</param>
    /// <param name="layer">The layer, which describes both directions.</param>
    /// <param name="merge">How the outputs of both directions are put together.</param>
    /// <param name="name">The layer's name; <c>bidirectional</c>, <c>bidirectional_1</c> … when null.</param>
    /// <returns>The longer chain.</returns>
    /// <exception cref="ShapeException">The chain's output is not (steps, features).</exception>
    public static Model Bidirectional(
        this Model model, RecurrentLayer layer, BidirectionalMerge merge = BidirectionalMerge.Concatenate, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Add(new Bidirectional(layer, merge) { Name = name });
    }
}
