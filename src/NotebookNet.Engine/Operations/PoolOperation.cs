using NotebookNet.Autodiff;
using NotebookNet.Kernels;

namespace NotebookNet.Operations;

/// <summary>One number for the numbers under each window of pictures (B, H, W, C) or series (B, T, C), channel by channel.</summary>
internal sealed class PoolOperation<TPool> : Operation, IPool2D
    where TPool : struct, IPool
{
    private readonly WindowGrid _windows;
    private readonly PoolKernel<TPool> _kernel;

    private PoolOperation(string name, Tensor x, in WindowGrid windows, WindowOptions options)
        : base(name, windows.OutputShape(windows.Channels, options.IsSeries), x)
    {
        _windows = windows;
        _kernel = new PoolKernel<TPool>(windows);
    }

    /// <summary>The pool of a batch, after checking that the shapes fit.</summary>
    public static Tensor Run(Tensor x, WindowOptions options, string name) =>
        Run(new PoolOperation<TPool>(name, x, WindowGrid.Over(x, options, name), options));

    /// <inheritdoc/>
    public IPairPool? Pairs => _kernel.IsOfPairs ? _kernel : null;

    /// <inheritdoc/>
    public override void Forward() => _kernel.Forward(Inputs[0].Data, Output.Data);

    /// <inheritdoc/>
    public override void Backward(OperationGradients gradients) =>
        _kernel.Backward(Inputs[0].Data, Output.Data, gradients.Output, gradients.Input(0), gradients.Accumulates(0));

    /// <inheritdoc/>
    public override void Reference(double[][] inputs, double[] output)
    {
        var (rows, columns, channels) = (_windows.Rows, _windows.Columns, _windows.Channels);
        for (var i = 0; i < output.Length; i++)
        {
            var (place, channel) = Math.DivRem(i, channels);
            var (line, column) = Math.DivRem(place, columns.Output);
            var (image, row) = Math.DivRem(line, rows.Output);
            var seen = new List<double>();
            for (var p = rows.Start(row); p < rows.Start(row) + rows.Window; p++)
            {
                for (var q = columns.Start(column); q < columns.Start(column) + columns.Window; q++)
                {
                    if (p >= 0 && p < rows.Input && q >= 0 && q < columns.Input)
                    {
                        seen.Add(inputs[0][(((((image * rows.Input) + p) * columns.Input) + q) * channels) + channel]);
                    }
                }
            }

            output[i] = typeof(TPool) == typeof(MaxOfWindow) ? seen.Max() : seen.Average();
        }
    }
}
