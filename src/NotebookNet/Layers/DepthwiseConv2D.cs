namespace NotebookNet;

/// <summary>
/// Depthwise convolution of pictures: each channel has kernels of its own and is not mixed with the others; a 1 × 1
/// <see cref="NotebookNet.Conv2D"/> behind it mixes them. Keras: <c>DepthwiseConv2D</c>.
/// </summary>
/// <remarks>
/// <para>
/// y[b, i, j, c · M + m] = activation(bias[c · M + m] + Σₚ Σᵩ x[b, i · s₁ + p · d₁ − t, j · s₂ + q · d₂ − l, c] · kernel[p, q, c, m]), with
/// M = <see cref="DepthMultiplier"/>, strides s, dilation d and padding as in <see cref="NotebookNet.Conv2D"/>.
/// </para>
/// <para>Shapes: x (B, H, W, C) → y (B, H', W', C · M) with kernel (h, w, C, M) and bias (C · M).</para>
/// <para>Defaults: strides 1, valid padding, dilation 1, multiplier 1, no activation, a bias, kernel Glorot uniform, bias zeros.</para>
/// </remarks>
/// <example><code>
/// var model = Model.Input(32, 32, 3).DepthwiseConv2D(3, depthMultiplier: 4).Conv2D(16, 1, activation: Activation.ReLU);
/// </code></example>
public sealed record DepthwiseConv2D : ConvolutionLayer
{
    /// <summary>A depthwise convolution of pictures.</summary>
    /// <param name="kernelSize">Height and width of the kernel: <c>3</c> or <c>(3, 5)</c>.</param>
    /// <param name="strides">The distance from one place to the next; 1 when null.</param>
    /// <param name="padding">What happens at the borders.</param>
    /// <param name="depthMultiplier">The number of filters of each channel, M.</param>
    /// <param name="activation">f; none when null.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive.</exception>
    public DepthwiseConv2D(
        Size2D kernelSize, Size2D? strides = null, Padding padding = Padding.Valid, int depthMultiplier = 1, Activation? activation = null)
        : base(padding, activation)
    {
        DepthMultiplier = LayerChecks.Positive(depthMultiplier, Kind, nameof(depthMultiplier));
        KernelSize = LayerChecks.Positive(kernelSize, Kind, nameof(kernelSize));
        Strides = LayerChecks.Positive(strides ?? 1, Kind, nameof(strides));
    }

    /// <summary>The number of filters of each channel, M.</summary>
    public int DepthMultiplier { get; }

    /// <summary>Height and width of the kernel.</summary>
    public Size2D KernelSize { get; }

    /// <summary>The distance from one place to the next.</summary>
    public Size2D Strides { get; }

    /// <summary>The distance from one pixel under the kernel to the next. Keras: <c>dilation_rate</c>.</summary>
    public Size2D Dilation { get; init => field = LayerChecks.Positive(value, Kind, "dilation"); } = 1;

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input)
    {
        ArgumentNullException.ThrowIfNull(input);
        CheckSamples(input, groups: 1);
        return
        [
            Axis(input[0], KernelSize.Height, Strides.Height, Dilation.Height).Output,
            Axis(input[1], KernelSize.Width, Strides.Width, Dilation.Width).Output,
            input[2] * DepthMultiplier,
        ];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<WeightSpec> Weights(Shape input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return Weights([KernelSize.Height, KernelSize.Width, input[^1], DepthMultiplier], input[^1] * DepthMultiplier);
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, IReadOnlyList<Variable> weights, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(weights);
        // A convolution in which every channel is a group; its kernel is (h, w, 1, C · M), the same numbers in the same order.
        var channels = input.Shape[^1];
        var kernel = weights[0].Reshape(KernelSize.Height, KernelSize.Width, 1, channels * DepthMultiplier);
        return Finish(input.Conv2D(kernel, BiasOf(weights), Strides, Padding, Dilation, channels), pass);
    }

    /// <summary>How it would be written in code, as far as it differs from the defaults.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => OptionsText.Of(this);
}

/// <content>The fluent form.</content>
public static partial class ModelLayers
{
    /// <summary>Adds a depthwise convolution of pictures: see <see cref="NotebookNet.DepthwiseConv2D"/>.</summary>
    /// <param name="model">The chain so far.</param>
    /// <param name="kernelSize">Height and width of the kernel: <c>3</c> or <c>(3, 5)</c>.</param>
    /// <param name="strides">The distance from one place to the next; 1 when null.</param>
    /// <param name="padding">What happens at the borders.</param>
    /// <param name="dilation">The distance from one pixel under the kernel to the next; 1 when null.</param>
    /// <param name="depthMultiplier">The number of filters of each channel, M.</param>
    /// <param name="activation">f; none when null.</param>
    /// <param name="useBias">Whether a bias is added.</param>
    /// <param name="kernelInitializer">How the kernel starts; Glorot uniform when null.</param>
    /// <param name="biasInitializer">How the bias starts; zeros when null.</param>
    /// <param name="kernelRegularizer">The penalty on the size of the kernel.</param>
    /// <param name="biasRegularizer">The penalty on the size of the bias.</param>
    /// <param name="activityRegularizer">The penalty on the size of what comes out.</param>
    /// <param name="kernelConstraint">What the kernel is forced to be after each step.</param>
    /// <param name="biasConstraint">What the bias is forced to be after each step.</param>
    /// <param name="name">The layer's name; <c>depthwise_conv2d</c>, <c>depthwise_conv2d_1</c> … when null.</param>
    /// <returns>The longer chain.</returns>
    /// <exception cref="ShapeException">The chain's output is no picture, or smaller than the kernel.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive.</exception>
    /// <example><code>var model = Model.Input(32, 32, 3).DepthwiseConv2D(3);</code></example>
    public static Model DepthwiseConv2D(
        this Model model,
        Size2D kernelSize,
        Size2D? strides = null,
        Padding padding = Padding.Valid,
        Size2D? dilation = null,
        int depthMultiplier = 1,
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
        return model.Add(new DepthwiseConv2D(kernelSize, strides, padding, depthMultiplier, activation)
        {
            Dilation = dilation ?? 1,
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
