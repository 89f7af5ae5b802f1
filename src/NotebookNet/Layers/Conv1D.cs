namespace NotebookNet;

/// <summary>
/// Convolution of series: short kernels slide along the time, and each finds its own pattern whenever it comes. Keras: <c>Conv1D</c>.
/// </summary>
/// <remarks>
/// <para>
/// y[b, t, f] = activation(bias[f] + Σₚ Σ꜀ x[b, t · stride + p · dilation − l, c] · kernel[p, c, f]), with l zeros added before
/// by <see cref="Padding.Same"/> (none by <see cref="Padding.Valid"/>).
/// </para>
/// <para>
/// Shapes: x (B, T, C) → y (B, T', F) with kernel (w, C / groups, F) and bias (F). Valid: T' = (T − (w − 1) · dilation − 1) / stride + 1
/// rounded down. Same: T' = T / stride rounded up.
/// </para>
/// <para>Defaults: strides 1, valid padding, dilation 1, one group, no activation, a bias, kernel Glorot uniform, bias zeros.</para>
/// </remarks>
/// <example><code>
/// var model = Model.Input(128, 1).Conv1D(16, 5, activation: Activation.ReLU).GlobalMaxPool1D().Dense(3, Activation.Softmax);
/// </code></example>
public sealed record Conv1D : ConvolutionLayer
{
    /// <summary>A convolution of series.</summary>
    /// <param name="filters">The number of filters F, at least 1.</param>
    /// <param name="kernelSize">The width w of the kernel.</param>
    /// <param name="strides">The distance from one place to the next.</param>
    /// <param name="padding">What happens at the ends.</param>
    /// <param name="activation">f; none when null.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive.</exception>
    public Conv1D(int filters, int kernelSize, int strides = 1, Padding padding = Padding.Valid, Activation? activation = null)
        : base(padding, activation)
    {
        Filters = LayerChecks.Positive(filters, Kind, nameof(filters));
        KernelSize = LayerChecks.Positive(kernelSize, Kind, nameof(kernelSize));
        Strides = LayerChecks.Positive(strides, Kind, nameof(strides));
    }

    /// <summary>The number of filters F.</summary>
    public int Filters { get; }

    /// <summary>The width w of the kernel.</summary>
    public int KernelSize { get; }

    /// <summary>The distance from one place to the next.</summary>
    public int Strides { get; }

    /// <summary>The distance from one number under the kernel to the next. Keras: <c>dilation_rate</c>.</summary>
    public int Dilation { get; init => field = LayerChecks.Positive(value, Kind, "dilation"); } = 1;

    /// <summary>Into how many groups channels and filters are divided; each filter sees only its own group.</summary>
    public int Groups { get; init => field = LayerChecks.Groups(value, Filters, Kind); } = 1;

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input)
    {
        ArgumentNullException.ThrowIfNull(input);
        CheckSamples(input, Groups, isSeries: true);
        return [Axis(input[0], KernelSize, Strides, Dilation).Output, Filters];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<WeightSpec> Weights(Shape input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return Weights([KernelSize, input[^1] / Groups, Filters], Filters);
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, IReadOnlyList<Variable> weights, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(weights);
        return Finish(input.Conv1D(weights[0], BiasOf(weights), Strides, Padding, Dilation, Groups), pass);
    }

    /// <summary>How it would be written in code, as far as it differs from the defaults.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => OptionsText.Of(this);
}

/// <content>The fluent form.</content>
public static partial class ModelLayers
{
    /// <summary>Adds a convolution of series: see <see cref="NotebookNet.Conv1D"/>.</summary>
    /// <param name="model">The chain so far.</param>
    /// <param name="filters">The number of filters F, at least 1.</param>
    /// <param name="kernelSize">The width w of the kernel.</param>
    /// <param name="strides">The distance from one place to the next.</param>
    /// <param name="padding">What happens at the ends.</param>
    /// <param name="dilation">The distance from one number under the kernel to the next.</param>
    /// <param name="groups">Into how many groups channels and filters are divided.</param>
    /// <param name="activation">f; none when null.</param>
    /// <param name="useBias">Whether a bias is added.</param>
    /// <param name="kernelInitializer">How the kernel starts; Glorot uniform when null.</param>
    /// <param name="biasInitializer">How the bias starts; zeros when null.</param>
    /// <param name="kernelRegularizer">The penalty on the size of the kernel.</param>
    /// <param name="biasRegularizer">The penalty on the size of the bias.</param>
    /// <param name="activityRegularizer">The penalty on the size of what comes out.</param>
    /// <param name="kernelConstraint">What the kernel is forced to be after each step.</param>
    /// <param name="biasConstraint">What the bias is forced to be after each step.</param>
    /// <param name="name">The layer's name; <c>conv1d</c>, <c>conv1d_1</c> … when null.</param>
    /// <returns>The longer chain.</returns>
    /// <exception cref="ShapeException">The chain's output is no series, or shorter than the kernel.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive, or the groups divide the filters unevenly.</exception>
    /// <example><code>var model = Model.Input(128, 1).Conv1D(32, 3, activation: Activation.ReLU);</code></example>
    public static Model Conv1D(
        this Model model,
        int filters,
        int kernelSize,
        int strides = 1,
        Padding padding = Padding.Valid,
        int dilation = 1,
        int groups = 1,
        Activation? activation = null,
        bool useBias = true,
        Initializer? kernelInitializer = null,
        Initializer? biasInitializer = null,
        Regularizer? kernelRegularizer = null,
        Regularizer? biasRegularizer = null,
        Regularizer? activityRegularizer = null,
        Constraint? kernelConstraint = null,
        Constraint? biasConstraint = null,
        string? name = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Add(new Conv1D(filters, kernelSize, strides, padding, activation)
        {
            Dilation = dilation,
            Groups = groups,
            UseBias = useBias,
            KernelInitializer = kernelInitializer ?? Initializer.GlorotUniform,
            BiasInitializer = biasInitializer ?? Initializer.Zeros,
            KernelRegularizer = kernelRegularizer,
            BiasRegularizer = biasRegularizer,
            ActivityRegularizer = activityRegularizer,
            KernelConstraint = kernelConstraint,
            BiasConstraint = biasConstraint,
            Name = name,
        });
    }
}
