using NotebookNet.Kernels;
using NotebookNet.Operations;

namespace NotebookNet;

/// <content>Sliding windows over series (B, T, C) and pictures (B, H, W, C): batch, places, channels last.</content>
public partial class Tensor
{
    /// <summary>
    /// Convolution of series: y[b, t, f] = bias[f] + Σₚ Σ꜀ x[b, t · strides + p · dilation, c] · kernel[p, c, f].
    /// (As in every network library the kernel is not mirrored.)
    /// </summary>
    /// <param name="kernel">(w, C / groups, F).</param>
    /// <param name="bias">(F); none when null.</param>
    /// <param name="strides">The distance from one place of the kernel to the next.</param>
    /// <param name="padding">What happens at the ends.</param>
    /// <param name="dilation">The distance from one number under the kernel to the next.</param>
    /// <param name="groups">Into how many groups channels and filters are divided; each filter sees only its own group.</param>
    /// <returns>(B, T', F).</returns>
    /// <exception cref="ShapeException">The shapes do not fit, or the kernel is larger than the series.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is not positive, or the groups divide the channels or filters unevenly.</exception>
    public Tensor Conv1D(Tensor kernel, Tensor? bias = null, int strides = 1, Padding padding = Padding.Valid, int dilation = 1, int groups = 1)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        var width = kernel.Rank == 0 ? 1 : kernel.Shape[0];
        return ConvolutionOperation.Run(
            this, kernel, bias, WindowOptions.Series(new WindowStep(width, strides, dilation), padding), groups, nameof(Conv1D));
    }

    /// <summary>
    /// Convolution of pictures: y[b, i, j, f] = bias[f] + Σₚ Σᵩ Σ꜀ x[b, i · s₁ + p · d₁, j · s₂ + q · d₂, c] · kernel[p, q, c, f].
    /// (As in every network library the kernel is not mirrored.)
    /// </summary>
    /// <remarks>
    /// A kernel of 3 × 3 with stride 1 and 16 or more channels and filters is computed by Winograd's algorithm, sixteen neighbouring results
    /// together: rounding errors are less than three times those of the sum written above, spread over the sixteen, and whole numbers need
    /// not give whole numbers.
    /// </remarks>
    /// <param name="kernel">(h, w, C / groups, F).</param>
    /// <param name="bias">(F); none when null.</param>
    /// <param name="strides">The distances s from one place of the kernel to the next; 1 when null.</param>
    /// <param name="padding">What happens at the borders.</param>
    /// <param name="dilation">The distances d from one pixel under the kernel to the next; 1 when null.</param>
    /// <param name="groups">Into how many groups channels and filters are divided; each filter sees only its own group.</param>
    /// <returns>(B, H', W', F).</returns>
    /// <exception cref="ShapeException">The shapes do not fit, or the kernel is larger than the pictures.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is not positive, or the groups divide the channels or filters unevenly.</exception>
    /// <example><code>
    /// Tensor edges = new float[,] { { -1, 0, 1 }, { -2, 0, 2 }, { -1, 0, 1 } };
    /// var found = picture.Reshape(1, 28, 28, 1).Conv2D(edges.Reshape(3, 3, 1, 1));   // (1, 26, 26, 1)
    /// </code></example>
    public Tensor Conv2D(
        Tensor kernel, Tensor? bias = null, Size2D? strides = null, Padding padding = Padding.Valid, Size2D? dilation = null, int groups = 1)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        var options = Window(KernelSize(kernel), strides ?? 1, dilation ?? 1, padding);
        return ConvolutionOperation.Run(this, kernel, bias, options, groups, nameof(Conv2D));
    }

    /// <summary>
    /// Transposed convolution: every pixel spreads over a larger picture, weighted by the kernel. It is the input gradient of
    /// the convolution with the same options, and turns its output size back into its input size.
    /// </summary>
    /// <param name="kernel">(h, w, F, C): filters before channels, as in Keras.</param>
    /// <param name="bias">(F); none when null.</param>
    /// <param name="strides">How many times larger the pictures become; 1 when null.</param>
    /// <param name="padding">Valid: (H − 1) · stride + the larger of kernel and stride. Same: H · stride.</param>
    /// <param name="dilation">The distances from one pixel under the kernel to the next; 1 when null.</param>
    /// <returns>(B, H', W', F).</returns>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is not positive.</exception>
    public Tensor Conv2DTranspose(
        Tensor kernel, Tensor? bias = null, Size2D? strides = null, Padding padding = Padding.Valid, Size2D? dilation = null)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        var options = Window(KernelSize(kernel), strides ?? 1, dilation ?? 1, padding);
        return TransposedConvolutionOperation.Run(this, kernel, bias, options, nameof(Conv2DTranspose));
    }

    /// <summary>The largest number under each window, channel by channel; the gradient goes to the first place where it stands.</summary>
    /// <param name="size">Height and width of the window.</param>
    /// <param name="strides">The distance from one window to the next; the window's own size when null.</param>
    /// <param name="padding">What happens at the borders; places outside of the pictures never win.</param>
    /// <returns>(B, H', W', C).</returns>
    /// <exception cref="ShapeException">These are no pictures, or the window is larger than they are.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is not positive.</exception>
    public Tensor MaxPool2D(Size2D size, Size2D? strides = null, Padding padding = Padding.Valid) =>
        PoolOperation<MaxOfWindow>.Run(this, Window(size, strides ?? size, 1, padding), nameof(MaxPool2D));

    /// <summary>The mean of the numbers under each window, channel by channel.</summary>
    /// <param name="size">Height and width of the window.</param>
    /// <param name="strides">The distance from one window to the next; the window's own size when null.</param>
    /// <param name="padding">What happens at the borders; places outside of the pictures do not count, as in TensorFlow.</param>
    /// <returns>(B, H', W', C).</returns>
    /// <exception cref="ShapeException">These are no pictures, or the window is larger than they are.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is not positive.</exception>
    public Tensor AveragePool2D(Size2D size, Size2D? strides = null, Padding padding = Padding.Valid) =>
        PoolOperation<MeanOfWindow>.Run(this, Window(size, strides ?? size, 1, padding), nameof(AveragePool2D));

    /// <summary>The largest number under each window of series, channel by channel; the gradient goes to the first place where it stands.</summary>
    /// <param name="size">The width of the window.</param>
    /// <param name="strides">The distance from one window to the next; the window's own size when null.</param>
    /// <param name="padding">What happens at the ends.</param>
    /// <returns>(B, T', C).</returns>
    /// <exception cref="ShapeException">These are no series, or the window is larger than they are.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is not positive.</exception>
    public Tensor MaxPool1D(int size, int? strides = null, Padding padding = Padding.Valid) =>
        PoolOperation<MaxOfWindow>.Run(this, WindowOptions.Series(new WindowStep(size, strides ?? size), padding), nameof(MaxPool1D));

    /// <summary>The mean of the numbers under each window of series, channel by channel; places outside do not count.</summary>
    /// <param name="size">The width of the window.</param>
    /// <param name="strides">The distance from one window to the next; the window's own size when null.</param>
    /// <param name="padding">What happens at the ends.</param>
    /// <returns>(B, T', C).</returns>
    /// <exception cref="ShapeException">These are no series, or the window is larger than they are.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is not positive.</exception>
    public Tensor AveragePool1D(int size, int? strides = null, Padding padding = Padding.Valid) =>
        PoolOperation<MeanOfWindow>.Run(this, WindowOptions.Series(new WindowStep(size, strides ?? size), padding), nameof(AveragePool1D));

    /// <summary>Pictures made larger by whole factors.</summary>
    /// <param name="size">How many times higher and wider.</param>
    /// <param name="interpolation">Where the new pixels come from.</param>
    /// <returns>(B, H · height, W · width, C).</returns>
    /// <exception cref="ShapeException">These are no pictures.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A factor is not positive.</exception>
    public Tensor UpSampling2D(Size2D size, Interpolation interpolation = Interpolation.Nearest) =>
        UpSamplingOperation.Run(this, size, interpolation == Interpolation.Bilinear, nameof(UpSampling2D));

    /// <summary>Each row (the last dimension) brought to mean 0 and variance 1, then scaled and shifted: γ · (x − μ) / √(σ² + ε) + β.</summary>
    /// <param name="gamma">The scales γ, (C).</param>
    /// <param name="beta">The shifts β, (C).</param>
    /// <param name="epsilon">ε, which keeps rows of equal numbers from dividing by zero.</param>
    /// <returns>The normalized numbers, with the shape of this tensor.</returns>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public Tensor LayerNormalization(Tensor gamma, Tensor beta, double epsilon = 1e-3)
    {
        ArgumentNullException.ThrowIfNull(gamma);
        ArgumentNullException.ThrowIfNull(beta);
        return Operation.Run(new LayerNormalizationOperation(this, gamma, beta, epsilon));
    }

    private static Size2D KernelSize(Tensor kernel) => kernel.Rank < 2 ? 1 : new Size2D(kernel.Shape[0], kernel.Shape[1]);

    private static WindowOptions Window(Size2D size, Size2D strides, Size2D dilation, Padding padding) => WindowOptions.Pictures(
        new WindowStep(size.Height, strides.Height, dilation.Height), new WindowStep(size.Width, strides.Width, dilation.Width), padding);
}
