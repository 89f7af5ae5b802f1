using NotebookNet.Autodiff;
using NotebookNet.Kernels;

namespace NotebookNet.Operations;

/// <summary>What each step takes from those it looks at: y = p · v for each head, (B, T, H · D), of p (B, H, T, S) and v (B, S, H · D).</summary>
internal sealed class AttentionHeadsOperation : Operation
{
    private readonly AttentionSizes _sizes;
    private readonly AttentionKernel _kernel;

    public AttentionHeadsOperation(Tensor p, Tensor v)
        : base("AttentionHeads", [p.Shape[0], p.Shape[2], v.Shape[2]], p, v)
    {
        _sizes = new AttentionSizes(p.Shape[0], p.Shape[1], p.Shape[2], p.Shape[3], v.Shape[2] / p.Shape[1]);
        _kernel = new AttentionKernel(_sizes);
    }

    /// <inheritdoc/>
    public override void Forward() => _kernel.Heads(Inputs[0].Data, Inputs[1].Data, Output.Data);

    /// <inheritdoc/>
    public override void Backward(OperationGradients gradients) => _kernel.HeadsBack(
        Inputs[0].Data, Inputs[1].Data, gradients.Output,
        gradients.Needs(0) ? gradients.Input(0) : [], gradients.Accumulates(0),
        gradients.Needs(1) ? gradients.Input(1) : [], gradients.Accumulates(1));

    /// <inheritdoc/>
    public override void Reference(double[][] inputs, double[] output)
    {
        var (steps, keys, row) = (_sizes.Steps, _sizes.Keys, _sizes.Row);
        for (var i = 0; i < output.Length; i++)
        {
            var (line, column) = Math.DivRem(i, row);
            var (sample, step) = Math.DivRem(line, steps);
            output[i] = 0;
            for (var key = 0; key < keys; key++)
            {
                output[i] += inputs[0][(((((sample * _sizes.Heads) + (column / _sizes.Width)) * steps) + step) * keys) + key]
                    * inputs[1][(((sample * keys) + key) * row) + column];
            }
        }
    }
}
