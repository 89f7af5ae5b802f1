using NotebookNet.Autodiff;
using NotebookNet.Kernels;

namespace NotebookNet.Operations;

/// <summary>
/// The transposed convolution: each pixel of x (B, H, W, C) spreads over the larger y (B, H', W', F), weighted by the kernel
/// (h, w, F, C). It is the input gradient of the convolution that leads from y to x, run forwards.
/// </summary>
internal sealed class TransposedConvolutionOperation : Operation
{
    private readonly WindowGrid _windows;
    private readonly int _channels;
    private readonly ConvolutionKernel _kernel;
    private readonly BiasGradient? _biasGradient;

    private TransposedConvolutionOperation(string name, in WindowGrid windows, Shape output, int channels, params Tensor[] inputs)
        : base(name, output, inputs)
    {
        (_windows, _channels) = (windows, channels);
        _kernel = new ConvolutionKernel(windows, channels, groups: 1);
        _biasGradient = inputs.Length > 2 ? new BiasGradient(Output.Length / Math.Max(windows.Channels, 1), windows.Channels) : null;
    }

    /// <summary>The transposed convolution of a batch, after checking that the shapes fit.</summary>
    public static Tensor Run(Tensor x, Tensor kernel, Tensor? bias, WindowOptions options, string name)
    {
        if (kernel.Rank != 4)
        {
            throw new ShapeException($"{name} needs a kernel (height, width, filters, channels); got shape {kernel.Shape}.");
        }

        var windows = WindowGrid.Onto(x, kernel.Shape[2], options, name);
        if (kernel.Shape[3] != x.Shape[3])
        {
            throw new ShapeException(
                $"{name}: the kernel {kernel.Shape} takes {kernel.Shape[3]} channels, (height, width, filters, channels), but the pictures {x.Shape} have {x.Shape[3]}. "
                + "A transposed convolution has the filters before the channels; Transpose(0, 1, 3, 2) turns a convolution's kernel.");
        }

        KernelShapes.CheckBias(bias, windows.Channels, name);
        Shape output = [windows.Images, windows.Rows.Input, windows.Columns.Input, windows.Channels];
        return Run(bias is null
            ? new TransposedConvolutionOperation(name, windows, output, x.Shape[3], x, kernel)
            : new TransposedConvolutionOperation(name, windows, output, x.Shape[3], x, kernel, bias));
    }

    /// <inheritdoc/>
    public override void Forward() =>
        _kernel.InputGradient(Inputs[0].Data, Inputs[1].Data, _biasGradient is null ? [] : Inputs[2].Data, Output.Data, accumulate: false);

    /// <inheritdoc/>
    public override void Backward(OperationGradients gradients)
    {
        if (gradients.Needs(0))
        {
            _kernel.Forward(gradients.Output, Inputs[1].Data, [], gradients.Input(0), gradients.Accumulates(0));
        }

        if (gradients.Needs(1))
        {
            _kernel.KernelGradient(gradients.Output, Inputs[0].Data, gradients.Input(1), gradients.Accumulates(1));
        }

        if (_biasGradient is not null && gradients.Needs(2))
        {
            _biasGradient.Run(gradients.Output, gradients.Input(2), gradients.Accumulates(2));
        }
    }

    /// <inheritdoc/>
    public override void Reference(double[][] inputs, double[] output) =>
        ConvolutionTwin.Transposed<double>(_windows, _channels, 1, inputs[0], inputs[1], inputs.Length > 2 ? inputs[2] : [], output);
}
