using NotebookNet.Autodiff;
using NotebookNet.Kernels;

namespace NotebookNet.Operations;

/// <summary>Pictures (B, H, W, C) made larger by whole factors: pixels repeated, or mixed from their neighbours.</summary>
internal sealed class UpSamplingOperation : Operation
{
    private readonly ResizeAxis _rows;
    private readonly ResizeAxis _columns;
    private readonly ResizeKernel _kernel;

    private UpSamplingOperation(string name, Tensor x, ResizeAxis rows, ResizeAxis columns)
        : base(name, [x.Shape[0], rows.Output, columns.Output, x.Shape[3]], x)
    {
        (_rows, _columns) = (rows, columns);
        _kernel = new ResizeKernel(x.Shape[0], rows, columns, x.Shape[3]);
    }

    /// <summary>The larger pictures of a batch, after checking that the shape fits.</summary>
    public static Tensor Run(Tensor x, Size2D size, bool bilinear, string name) => x.Rank == 4
        ? Run(new UpSamplingOperation(
            name, x, ResizeAxis.Create(x.Shape[1], size.Height, bilinear, name), ResizeAxis.Create(x.Shape[2], size.Width, bilinear, name)))
        : throw new ShapeException($"{name} takes pictures (batch, height, width, channels); got shape {x.Shape}. Reshape to 4 dimensions, channels last.");

    /// <inheritdoc/>
    public override void Forward() => _kernel.Forward(Inputs[0].Data, Output.Data);

    /// <inheritdoc/>
    public override void Backward(OperationGradients gradients) => _kernel.Backward(gradients.Output, gradients.InputToAddTo(0));

    /// <inheritdoc/>
    public override void Reference(double[][] inputs, double[] output)
    {
        var channels = Output.Shape[3];
        for (var i = 0; i < output.Length; i++)
        {
            var (pixel, channel) = Math.DivRem(i, channels);
            var (line, column) = Math.DivRem(pixel, _columns.Output);
            var (image, row) = Math.DivRem(line, _rows.Output);

            double At(int y, int x) => inputs[0][(((((image * _rows.Input) + y) * _columns.Input) + x) * channels) + channel];
            double Mixed(int y) => double.Lerp(At(y, _columns.First[column]), At(y, _columns.Second[column]), _columns.Weight[column]);
            output[i] = double.Lerp(Mixed(_rows.First[row]), Mixed(_rows.Second[row]), _rows.Weight[row]);
        }
    }
}
