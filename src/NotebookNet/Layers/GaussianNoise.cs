using NotebookNet.Operations;

namespace NotebookNet;

/// <summary>
/// Adds random numbers of a normal distribution with mean 0 while the model learns: a gentle way to make more of few data.
/// Keras: <c>GaussianNoise</c>.
/// </summary>
/// <remarks>
/// <para>In training y = x + deviation · n with n ~ N(0, 1), drawn anew in every step and fixed by the seed. In use nothing happens.</para>
/// <para>Shapes: any x (B, …) → y of the same shape.</para>
/// </remarks>
/// <example><code>var model = Model.Input(64).GaussianNoise(0.1).Dense(32, Activation.ReLU).Dense(64);</code></example>
public sealed record GaussianNoise : Layer
{
    /// <summary>Gaussian noise.</summary>
    /// <param name="standardDeviation">How strong it is, at least 0. Keras: <c>stddev</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The deviation is negative or no finite number.</exception>
    public GaussianNoise(double standardDeviation) => StandardDeviation = standardDeviation is >= 0 and < double.PositiveInfinity
        ? standardDeviation
        : throw new ArgumentOutOfRangeException(
            nameof(standardDeviation), standardDeviation,
            FormattableString.Invariant($"GaussianNoise: the standard deviation must be a finite number of at least 0, got {standardDeviation}."));

    /// <summary>How strong the noise is.</summary>
    public double StandardDeviation { get; }

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) => input;

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, IReadOnlyList<Variable> weights, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(pass);
        return pass.IsTraining && StandardDeviation > 0
            ? Operation.Run(new GaussianNoiseOperation(input, StandardDeviation, pass.NewNoise())).WithMaskOf(input)
            : input;
    }

    /// <summary>The layer with its deviation.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => FormattableString.Invariant($"GaussianNoise({StandardDeviation})");
}

/// <content>The fluent form.</content>
public static partial class ModelLayers
{
    /// <summary>Adds noise while the model learns: see <see cref="NotebookNet.GaussianNoise"/>.</summary>
    /// <param name="model">The chain so far.</param>
    /// <param name="standardDeviation">How strong it is, at least 0.</param>
    /// <param name="name">The layer's name; <c>gaussian_noise</c>, <c>gaussian_noise_1</c> … when null.</param>
    /// <returns>The longer chain.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The deviation is negative or no finite number.</exception>
    public static Model GaussianNoise(this Model model, double standardDeviation, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Add(new GaussianNoise(standardDeviation) { Name = name });
    }
}
