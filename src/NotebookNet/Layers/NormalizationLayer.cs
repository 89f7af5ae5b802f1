namespace NotebookNet;

/// <summary>What normalizations have in common: a scale γ and a shift β per channel, which are learned.</summary>
public abstract record NormalizationLayer : Layer
{
    private protected NormalizationLayer(double epsilon) => Epsilon = epsilon is > 0 and < double.PositiveInfinity
        ? epsilon
        : throw new ArgumentOutOfRangeException(
            nameof(epsilon), epsilon, FormattableString.Invariant($"{Kind}: epsilon must be a small positive number, such as 0.001; got {epsilon}."));

    /// <summary>ε, which is added to the variance and keeps equal numbers from dividing by zero.</summary>
    public double Epsilon { get; }

    /// <summary>Whether the shift β is added.</summary>
    public bool Center { get; init; } = true;

    /// <summary>Whether the scale γ is multiplied.</summary>
    public bool Scale { get; init; } = true;

    /// <summary>How γ starts.</summary>
    public Initializer GammaInitializer { get; init; } = new Ones();

    /// <summary>How β starts.</summary>
    public Initializer BetaInitializer { get; init; } = Initializer.Zeros;

    /// <summary>The penalty on the size of γ; none when null.</summary>
    public Regularizer? GammaRegularizer { get; init; }

    /// <summary>The penalty on the size of β; none when null.</summary>
    public Regularizer? BetaRegularizer { get; init; }

    /// <summary>What γ is forced to be after each step; anything when null.</summary>
    public Constraint? GammaConstraint { get; init; }

    /// <summary>What β is forced to be after each step; anything when null.</summary>
    public Constraint? BetaConstraint { get; init; }

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return input.Rank > 0
            ? input
            : throw new ShapeException($"{Kind} takes samples with channels, (…, channels); got single numbers. Begin with Model.Input(1).");
    }

    /// <summary>γ and β, if used.</summary>
    /// <param name="input">The shape of one sample before the layer.</param>
    /// <returns>The weights.</returns>
    public override IReadOnlyList<WeightSpec> Weights(Shape input)
    {
        ArgumentNullException.ThrowIfNull(input);
        Shape channels = [input[^1]];
        List<WeightSpec> weights = [];
        if (Scale)
        {
            weights.Add(new WeightSpec("gamma", channels, GammaInitializer, Regularizer: GammaRegularizer, Constraint: GammaConstraint));
        }

        if (Center)
        {
            weights.Add(new WeightSpec("beta", channels, BetaInitializer, Regularizer: BetaRegularizer, Constraint: BetaConstraint));
        }

        return weights;
    }

    /// <summary>γ among the weights, or ones.</summary>
    private protected Tensor GammaOf(IReadOnlyList<Variable> weights, int channels) => Scale ? weights[0] : Tensor.Ones(channels);

    /// <summary>β among the weights, or zeros.</summary>
    private protected Tensor BetaOf(IReadOnlyList<Variable> weights, int channels) => Center ? weights[Scale ? 1 : 0] : Tensor.Zeros(channels);
}
