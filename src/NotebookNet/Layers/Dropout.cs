using NotebookNet.Operations;

namespace NotebookNet;

/// <summary>
/// Switches off random numbers while the model learns, so that it cannot lean on any single one. Keras: <c>Dropout</c>.
/// </summary>
/// <remarks>
/// <para>
/// In training each number becomes 0 with the probability rate, and the others are divided by 1 − rate, so that the mean stays
/// ("inverted" dropout); every step draws anew, fixed by the seed of the training. In use nothing happens.
/// </para>
/// <para>Shapes: any x (B, …) → y of the same shape. Source: N. Srivastava et al., 2014.</para>
/// </remarks>
/// <example><code>var model = Model.Input(784).Dense(128, Activation.ReLU).Dropout(0.5).Dense(10, Activation.Softmax);</code></example>
public sealed record Dropout : Layer
{
    /// <summary>Dropout.</summary>
    /// <param name="rate">The probability of being switched off, from 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not from 0 to 1.</exception>
    public Dropout(double rate) => Rate = rate is >= 0 and <= 1
        ? rate
        : throw new ArgumentOutOfRangeException(
            nameof(rate), rate, FormattableString.Invariant($"Dropout: the rate is the fraction that is switched off, from 0 to 1; got {rate}. For half of the numbers use 0.5."));

    /// <summary>The probability of being switched off.</summary>
    public double Rate { get; }

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) => input;

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, IReadOnlyList<Variable> weights, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(pass);
        return pass.IsTraining && Rate > 0 ? Operation.Run(new DropoutOperation(input, Rate, pass.NewNoise())).WithMaskOf(input) : input;
    }

    /// <summary>The layer with its rate.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => FormattableString.Invariant($"Dropout({Rate})");
}

/// <content>The fluent form.</content>
public static partial class ModelLayers
{
    /// <summary>Adds dropout: see <see cref="NotebookNet.Dropout"/>.</summary>
    /// <param name="model">The chain so far.</param>
    /// <param name="rate">The probability of being switched off, from 0 to 1.</param>
    /// <param name="name">The layer's name; <c>dropout</c>, <c>dropout_1</c> … when null.</param>
    /// <returns>The longer chain.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not from 0 to 1.</exception>
    public static Model Dropout(this Model model, double rate, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Add(new Dropout(rate) { Name = name });
    }
}
