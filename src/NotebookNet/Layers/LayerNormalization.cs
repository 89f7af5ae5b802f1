namespace NotebookNet;

/// <summary>
/// Brings the channels of each place of each sample to mean 0 and variance 1, then scales and shifts them: the normalization of
/// transformers, which needs no batch. Keras: <c>LayerNormalization</c> (with axis −1).
/// </summary>
/// <remarks>
/// <para>
/// y = γ · (x − μ) / √(σ² + ε) + β with mean μ and variance σ² (divided by the count) over the last dimension; the same in
/// training and in use.
/// </para>
/// <para>Shapes: x (B, …, C) → y of the same shape, with γ and β (C).</para>
/// <para>Defaults: ε 0.001 (PyTorch: 0.00001), γ ones, β zeros. Source: J. L. Ba, J. R. Kiros and G. E. Hinton, 2016.</para>
/// </remarks>
/// <example><code>var model = Model.Input(20, 32).LayerNormalization().Flatten().Dense(3, Activation.Softmax);</code></example>
public sealed record LayerNormalization : NormalizationLayer
{
    /// <summary>Layer normalization.</summary>
    /// <param name="epsilon">ε, added to the variance.</param>
    /// <exception cref="ArgumentOutOfRangeException">ε is not positive.</exception>
    public LayerNormalization(double epsilon = 1e-3)
        : base(epsilon)
    {
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, IReadOnlyList<Variable> weights, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(weights);
        var channels = input.Shape[^1];
        return input.LayerNormalization(GammaOf(weights, channels), BetaOf(weights, channels), Epsilon).WithMaskOf(input);
    }

    /// <summary>The layer with its ε.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => FormattableString.Invariant($"LayerNormalization({Epsilon})");
}

/// <content>The fluent form.</content>
public static partial class ModelLayers
{
    /// <summary>Adds layer normalization: see <see cref="NotebookNet.LayerNormalization"/>.</summary>
    /// <param name="model">The chain so far.</param>
    /// <param name="epsilon">ε, added to the variance.</param>
    /// <param name="center">Whether the shift β is added.</param>
    /// <param name="scale">Whether the scale γ is multiplied.</param>
    /// <param name="betaInitializer">How β starts; zeros when null.</param>
    /// <param name="gammaInitializer">How γ starts; ones when null.</param>
    /// <param name="betaRegularizer">The penalty on the size of β.</param>
    /// <param name="gammaRegularizer">The penalty on the size of γ.</param>
    /// <param name="betaConstraint">What β is forced to be after each step.</param>
    /// <param name="gammaConstraint">What γ is forced to be after each step.</param>
    /// <param name="name">The layer's name; <c>layer_normalization</c>, <c>layer_normalization_1</c> … when null.</param>
    /// <returns>The longer chain.</returns>
    /// <exception cref="ArgumentOutOfRangeException">ε is not positive.</exception>
    public static Model LayerNormalization(
        this Model model,
        double epsilon = 1e-3,
        bool center = true,
        bool scale = true,
        Initializer? betaInitializer = null,
        Initializer? gammaInitializer = null,
        Regularizer? betaRegularizer = null,
        Regularizer? gammaRegularizer = null,
        Constraint? betaConstraint = null,
        Constraint? gammaConstraint = null,
        string? name = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Add(new LayerNormalization(epsilon)
        {
            Center = center,
            Scale = scale,
            BetaInitializer = betaInitializer ?? Initializer.Zeros,
            GammaInitializer = gammaInitializer ?? new Ones(),
            BetaRegularizer = betaRegularizer,
            GammaRegularizer = gammaRegularizer,
            BetaConstraint = betaConstraint,
            GammaConstraint = gammaConstraint,
            Name = name,
        });
    }
}
