namespace NotebookNet;

/// <summary>How weights start: small random numbers of the right size, or constants.</summary>
public abstract record Initializer
{
    /// <inheritdoc cref="NotebookNet.Zeros"/>
    public static Initializer Zeros { get; } = new Zeros();

    /// <inheritdoc cref="NotebookNet.Ones"/>
    public static Initializer Ones { get; } = new Ones();

    /// <summary>Uniform in ±√(6 / (fanIn + fanOut)): the default for dense layers. Keras: <c>glorot_uniform</c>.</summary>
    public static Initializer GlorotUniform { get; } = new VarianceScaling(1, FanMode.Average, Distribution.Uniform);

    /// <summary>Truncated normal with variance 2 / (fanIn + fanOut). Keras: <c>glorot_normal</c>.</summary>
    public static Initializer GlorotNormal { get; } = new VarianceScaling(1, FanMode.Average, Distribution.TruncatedNormal);

    /// <summary>Uniform in ±√(6 / fanIn): made for ReLU. Keras: <c>he_uniform</c>.</summary>
    public static Initializer HeUniform { get; } = new VarianceScaling(2, FanMode.In, Distribution.Uniform);

    /// <summary>Truncated normal with variance 2 / fanIn: made for ReLU. Keras: <c>he_normal</c>.</summary>
    public static Initializer HeNormal { get; } = new VarianceScaling(2, FanMode.In, Distribution.TruncatedNormal);

    /// <summary>Uniform in ±√(3 / fanIn): made for SELU. Keras: <c>lecun_uniform</c>.</summary>
    public static Initializer LeCunUniform { get; } = new VarianceScaling(1, FanMode.In, Distribution.Uniform);

    /// <summary>Truncated normal with variance 1 / fanIn: made for SELU. Keras: <c>lecun_normal</c>.</summary>
    public static Initializer LeCunNormal { get; } = new VarianceScaling(1, FanMode.In, Distribution.TruncatedNormal);

    /// <summary>A random orthogonal matrix: the default for recurrent kernels. Keras: <c>orthogonal</c>.</summary>
    public static Initializer Orthogonal { get; } = new Orthogonal();

    /// <summary>Writes the initial values.</summary>
    /// <param name="target">The weights, row by row.</param>
    /// <param name="shape">Their shape.</param>
    /// <param name="random">Where random numbers come from.</param>
    public abstract void Fill(Span<float> target, Shape shape, RandomStream random);

    /// <summary>The name and the options.</summary>
    /// <returns>The text.</returns>
    public sealed override string ToString() => OptionsText.Of(this);
}
