namespace NotebookNet;

/// <summary>
/// Convolution of pictures: small kernels slide over them, and each finds its own pattern wherever it stands. Keras: <c>Conv2D</c>.
/// </summary>
/// <remarks>
/// <para>
/// y[b, i, j, f] = activation(bias[f] + Σₚ Σᵩ Σ꜀ x[b, i · s₁ + p · d₁ − t, j · s₂ + q · d₂ − l, c] · kernel[p, q, c, f]), with
/// strides s, dilation d, and t lines and l columns of zeros added before by <see cref="Padding.Same"/> (none by
/// <see cref="Padding.Valid"/>).
/// </para>
/// <para>
/// Shapes: x (B, H, W, C) → y (B, H', W', F) with kernel (h, w, C / groups, F) and bias (F). Valid: H' = (H − (h − 1) · d − 1) / s + 1
/// rounded down. Same: H' = H / s rounded up.
/// </para>
/// <para>Defaults: strides 1, valid padding, dilation 1, one group, no activation, a bias, kernel Glorot uniform, bias zeros.</para>
/// </remarks>
/// <example><code>
/// var model = Model.Input(28, 28, 1)
///     .Conv2D(32, 3, activation: Activation.ReLU).MaxPool2D(2)
///     .Flatten().Dense(10, Activation.Softmax);
/// </code></example>
public sealed record Conv2D : ConvolutionLayer
{
    /// <summary>A convolution of pictures.</summary>
    /// <param name="filters">The number of filters F, at least 1.</param>
    /// <param name="kernelSize">Height and width of the kernel: <c>3</c> or <c>(3, 5)</c>.</param>
    /// <param name="strides">The distance from one place to the next; 1 when null.</param>
    /// <param name="padding">What happens at the borders.</param>
    /// <param name="activation">f; none when null.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive.</exception>
    public Conv2D(int filters, Size2D kernelSize, Size2D? strides = null, Padding padding = Padding.Valid, Activation? activation = null)
        : base(padding, activation)
    {
        Filters = LayerChecks.Positive(filters, Kind, nameof(filters));
        KernelSize = LayerChecks.Positive(kernelSize, Kind, nameof(kernelSize));
        Strides = LayerChecks.Positive(strides ?? 1, Kind, nameof(strides));
    }

    /// <summary>The number of filters F.</summary>
    public int Filters { get; }

    /// <summary>Height and width of the kernel.</summary>
    public Size2D KernelSize { get; }

    /// <summary>The distance from one place to the next.</summary>
    public Size2D Strides { get; }

    /// <summary>The distance from one pixel under the kernel to the next. Keras: <c>dilation_rate</c>.</summary>
    public Size2D Dilation { get; init => field = LayerChecks.Positive(value, Kind, "dilation"); } = 1;

    /// <summary>Into how many groups channels and filters are divided; each filter sees only its own group.</summary>
    public int Groups { get; init => field = LayerChecks.Groups(value, Filters, Kind); } = 1;

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input)
    {
        ArgumentNullException.ThrowIfNull(input);
        CheckSamples(input, Groups);
        return
        [
            Axis(input[0], KernelSize.Height, Strides.Height, Dilation.Height).Output,
            Axis(input[1], KernelSize.Width, Strides.Width, Dilation.Width).Output,
            Filters,
        ];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<WeightSpec> Weights(Shape input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return Weights([KernelSize.Height, KernelSize.Width, input[^1] / Groups, Filters], Filters);
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, IReadOnlyList<Variable> weights, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(weights);
        return Finish(input.Conv2D(weights[0], BiasOf(weights), Strides, Padding, Dilation, Groups), pass);
    }

    /// <summary>How it would be written in code, as far as it differs from the defaults.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => OptionsText.Of(this);
}

/// <content>The fluent form.</content>
public static partial class ModelLayers
{
    /// <summary>Adds a convolution of pictures: see <see cref="NotebookNet.Conv2D"/>.</summary>
    /// <param name="model">The chain so far.</param>
    /// <param name="filters">The number of filters F, at least 1.</param>
    /// <param name="kernelSize">Height and width of the kernel: <c>3</c> or <c>(3, 5)</c>.</param>
    /// <param name="strides">The distance from one place to the next; 1 when null.</param>
    /// <param name="padding">What happens at the borders.</param>
    /// <param name="dilation">The distance from one pixel under the kernel to the next; 1 when null.</param>
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
    /// <param name="name">The layer's name; <c>conv2d</c>, <c>conv2d_1</c> … when null.</param>
    /// <returns>The longer chain.</returns>
    /// <exception cref="ShapeException">The chain's output is no picture, or smaller than the kernel.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive, or the groups divide the filters unevenly.</exception>
    /// <example><code>var model = Model.Input(28, 28, 1).Conv2D(32, 3, activation: Activation.ReLU);</code></example>
    public static Model Conv2D(
        this Model model,
        int filters,
        Size2D kernelSize,
        Size2D? strides = null,
        Padding padding = Padding.Valid,
        Size2D? dilation = null,
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
        return model.Add(new Conv2D(filters, kernelSize, strides, padding, activation)
        {
            Dilation = dilation ?? 1,
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
