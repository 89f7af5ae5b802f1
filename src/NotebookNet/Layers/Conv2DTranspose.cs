using NotebookNet.Operations;

namespace NotebookNet;

/// <summary>
/// Transposed convolution of pictures: every pixel spreads over a larger picture, weighted by the kernel. The layer of decoders
/// and generators. Keras: <c>Conv2DTranspose</c>.
/// </summary>
/// <remarks>
/// <para>
/// It is the input gradient of the convolution from y to x, run forwards: each y is the bias plus the sum of x[b, i, j, c] ·
/// kernel[p, q, f, c] over all pixels and taps with i · s₁ + p · d₁ − t and j · s₂ + q · d₂ − l at its place.
/// </para>
/// <para>
/// Shapes: x (B, H, W, C) → y (B, H', W', F) with kernel (h, w, F, C), filters before channels, and bias (F). Valid:
/// H' = (H − 1) · s + the larger of (h − 1) · d + 1 and s. Same: H' = H · s.
/// </para>
/// <para>Defaults: strides 1, valid padding, dilation 1, no activation, a bias, kernel Glorot uniform, bias zeros.</para>
/// </remarks>
/// <example><code>
/// var decoder = Model.Input(7, 7, 16).Conv2DTranspose(8, 3, strides: 2, padding: Padding.Same, activation: Activation.ReLU);   // (14, 14, 8)
/// </code></example>
public sealed record Conv2DTranspose : ConvolutionLayer
{
    /// <summary>A transposed convolution of pictures.</summary>
    /// <param name="filters">The number of filters F, at least 1.</param>
    /// <param name="kernelSize">Height and width of the kernel: <c>3</c> or <c>(3, 5)</c>.</param>
    /// <param name="strides">How many times larger the pictures become; 1 when null.</param>
    /// <param name="padding">What happens at the borders.</param>
    /// <param name="activation">f; none when null.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive.</exception>
    public Conv2DTranspose(int filters, Size2D kernelSize, Size2D? strides = null, Padding padding = Padding.Valid, Activation? activation = null)
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

    /// <summary>How many times larger the pictures become.</summary>
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
            Grown(input[0], KernelSize.Height, Strides.Height, Dilation.Height),
            Grown(input[1], KernelSize.Width, Strides.Width, Dilation.Width),
            Filters,
        ];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<WeightSpec> Weights(Shape input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return Weights([KernelSize.Height, KernelSize.Width, Filters, input[^1]], Filters);
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, IReadOnlyList<Variable> weights, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(weights);
        return Finish(input.Conv2DTranspose(weights[0], BiasOf(weights), Strides, Padding, Dilation), pass);
    }

    private int Grown(int size, int window, int stride, int dilation) => WindowAxis.Onto(size, window, stride, dilation, Padding, Kind).Input;

    /// <summary>How it would be written in code, as far as it differs from the defaults.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => OptionsText.Of(this);
}

/// <content>The fluent form.</content>
public static partial class ModelLayers
{
    /// <summary>Adds a transposed convolution of pictures: see <see cref="NotebookNet.Conv2DTranspose"/>.</summary>
    /// <param name="model">The chain so far.</param>
    /// <param name="filters">The number of filters F, at least 1.</param>
    /// <param name="kernelSize">Height and width of the kernel: <c>3</c> or <c>(3, 5)</c>.</param>
    /// <param name="strides">How many times larger the pictures become; 1 when null.</param>
    /// <param name="padding">What happens at the borders.</param>
    /// <param name="dilation">The distance from one pixel under the kernel to the next; 1 when null.</param>
    /// <param name="activation">f; none when null.</param>
    /// <param name="useBias">Whether a bias is added.</param>
    /// <param name="kernelInitializer">How the kernel starts; Glorot uniform when null.</param>
    /// <param name="biasInitializer">How the bias starts; zeros when null.</param>
    /// <param name="kernelRegularizer">The penalty on the size of the kernel.</param>
    /// <param name="biasRegularizer">The penalty on the size of the bias.</param>
    /// <param name="activityRegularizer">The penalty on the size of what comes out.</param>
    /// <param name="kernelConstraint">What the kernel is forced to be after each step.</param>
    /// <param name="biasConstraint">What the bias is forced to be after each step.</param>
    /// <param name="name">The layer's name; <c>conv2d_transpose</c>, <c>conv2d_transpose_1</c> … when null.</param>
    /// <returns>The longer chain.</returns>
    /// <exception cref="ShapeException">The chain's output is no picture.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive.</exception>
    /// <example><code>var model = Model.Input(7, 7, 16).Conv2DTranspose(8, 3, strides: 2, padding: Padding.Same);</code></example>
    public static Model Conv2DTranspose(
        this Model model,
        int filters,
        Size2D kernelSize,
        Size2D? strides = null,
        Padding padding = Padding.Valid,
        Size2D? dilation = null,
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
        return model.Add(new Conv2DTranspose(filters, kernelSize, strides, padding, activation)
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
