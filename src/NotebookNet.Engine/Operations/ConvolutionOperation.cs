using NotebookNet.Autodiff;
using NotebookNet.Kernels;

namespace NotebookNet.Operations;

/// <summary>
/// y = x ∗ w + b: a kernel that slides over pictures (B, H, W, C) or series (B, T, C). The kernel is (h, w, C / groups, F) or
/// (w, C / groups, F); the bias, if any, has F numbers.
/// </summary>
internal sealed class ConvolutionOperation : Operation
{
    private readonly WindowGrid _windows;
    private readonly int _filters;
    private readonly int _groups;
    private readonly IConvolutionKernel _kernel;
    private readonly BiasGradient? _biasGradient;

    private ConvolutionOperation(string name, in WindowGrid windows, WindowOptions options, int filters, int groups, params Tensor[] inputs)
        : base(name, windows.OutputShape(filters, options.IsSeries), inputs)
    {
        (_windows, _filters, _groups) = (windows, filters, groups);
        _kernel = ConvolutionKernels.For(windows, filters, groups, inputs[1]);
        _biasGradient = inputs.Length > 2 ? new BiasGradient(windows.Images * windows.Places, filters) : null;
    }

    /// <summary>The convolution of a batch, after checking that the shapes fit.</summary>
    public static Tensor Run(Tensor x, Tensor kernel, Tensor? bias, WindowOptions options, int groups, string name)
    {
        var windows = WindowGrid.Over(x, options, name);
        var filters = KernelShapes.Check(kernel, windows, options, groups, name);
        KernelShapes.CheckBias(bias, filters, name);
        return Run(bias is null
            ? new ConvolutionOperation(name, windows, options, filters, groups, x, kernel)
            : new ConvolutionOperation(name, windows, options, filters, groups, x, kernel, bias));
    }

    /// <summary>The kernel, if it can finish its results before it stores them.</summary>
    public IFinishingConvolution? Finishing => _kernel as IFinishingConvolution;

    /// <inheritdoc/>
    public override bool ForgetsOutput => true;

    /// <inheritdoc/>
    public override void Forward() =>
        _kernel.Forward(Inputs[0].Data, Inputs[1].Data, _biasGradient is null ? [] : Inputs[2].Data, Output.Data, accumulate: false);

    /// <inheritdoc/>
    public override void Backward(OperationGradients gradients)
    {
        if (gradients.Needs(0))
        {
            _kernel.InputGradient(gradients.Output, Inputs[1].Data, [], gradients.Input(0), gradients.Accumulates(0));
        }

        if (gradients.Needs(1))
        {
            _kernel.KernelGradient(Inputs[0].Data, gradients.Output, gradients.Input(1), gradients.Accumulates(1));
        }

        if (_biasGradient is not null && gradients.Needs(2))
        {
            _biasGradient.Run(gradients.Output, gradients.Input(2), gradients.Accumulates(2));
        }
    }

    /// <inheritdoc/>
    public override void Reference(double[][] inputs, double[] output) =>
        ConvolutionTwin.Forward<double>(_windows, _filters, _groups, inputs[0], inputs[1], inputs.Length > 2 ? inputs[2] : [], output);
}
